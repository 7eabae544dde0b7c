//! What the area of maturity shows: results with their pictures, and the pictures going out.

use engagement::maturity::{Maturity, Model, Portfolio, SubjectResult};
use engagement::{Assessment, Id, Kind, MaturityModel, Refusal};
use pictures::figure::Figure;
use pictures::maturity::Picture;
use pictures::scene::Purpose;
use serde::{Deserialize, Serialize};
use specta::Type;
use store::Store;

use super::OnDesk;
use super::documents::{Exported, PictureFormat, export_picture};
use crate::desk::waiting;

/// Which results are asked for.
#[derive(Debug, Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ResultsOf {
    /// The engagement.
    engagement_id: Id,
    /// The model by its key; the one used last where none is named.
    model: Option<String>,
    /// The fiscal year; the last one with an assessment where none is named.
    year: Option<i32>,
    /// Of which agencies; of all where none is named.
    agencies: Vec<Id>,
}

impl ResultsOf {
    fn maturity(&self, store: &mut Store) -> Result<Maturity, Refusal> {
        let mut maturity = store.maturity(&self.engagement_id)?;
        if !self.agencies.is_empty() {
            maturity.organizations.retain(|it| self.agencies.contains(&it.id));
            maturity.assessments.retain(|it| it.organization_id.as_ref().is_some_and(|id| self.agencies.contains(id)));
        }
        Ok(maturity)
    }

    fn portfolio(&self, store: &mut Store) -> Result<Portfolio, Refusal> {
        self.maturity(store)?.portfolio(self.model.as_deref(), self.year)
    }
}

/// All agencies, and their pictures.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct PortfolioView {
    portfolio: Portfolio,
    disagreement: Figure,
    profile: Figure,
    levels: Figure,
    trend: Figure,
    agencies: Figure,
}

/// One agency, or the engagement as a whole, and its pictures.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ResultView {
    result: SubjectResult,
    disagreement: Option<Figure>,
    profile: Option<Figure>,
    levels: Option<Figure>,
    trend: Option<Figure>,
}

/// All agencies with their pictures; pairs that lie fewer steps apart than `least` are only counted.
#[tauri::command]
#[specta::specta]
pub(crate) async fn portfolio_view(desk: OnDesk<'_>, asked: ResultsOf, least: u8) -> Result<PortfolioView, Refusal> {
    let portfolio = desk.with(move |store| asked.portfolio(store)).await?;
    waiting(move || {
        let figure = |picture: Picture| picture.of_portfolio(&portfolio, least, Purpose::Window);
        Ok(PortfolioView {
            disagreement: figure(Picture::Disagreement),
            profile: figure(Picture::Profile),
            levels: figure(Picture::Levels),
            trend: figure(Picture::Trend),
            agencies: figure(Picture::Agencies),
            portfolio,
        })
    })
    .await
}

/// One agency with its pictures, or the engagement as a whole where none is named.
#[tauri::command]
#[specta::specta]
pub(crate) async fn result_view(
    desk: OnDesk<'_>,
    asked: ResultsOf,
    organization_id: Option<Id>,
) -> Result<ResultView, Refusal> {
    let result = desk
        .with(move |store| asked.maturity(store)?.result(organization_id.as_ref(), asked.model.as_deref(), asked.year))
        .await?;
    waiting(move || {
        let figure = |picture: Picture| picture.of_subject(&result, Purpose::Window);
        Ok(ResultView {
            disagreement: figure(Picture::Disagreement),
            profile: figure(Picture::Profile),
            levels: figure(Picture::Levels),
            trend: figure(Picture::Trend),
            result,
        })
    })
    .await
}

/// The model by which an assessment was made, as the workspace keeps it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn model_of_assessment(desk: OnDesk<'_>, assessment_id: Id) -> Result<Model, Refusal> {
    desk.with(move |store| {
        let found = store.get(Kind::Assessment, &assessment_id)?;
        let assessment = Assessment::try_from(found.ok_or_else(|| Refusal::gone(Kind::Assessment.word()))?)?;
        let kept = store.get(Kind::MaturityModel, &assessment.model_id)?;
        MaturityModel::try_from(kept.ok_or_else(|| Refusal::gone(Kind::MaturityModel.word()))?)?.model()
    })
    .await
}

/// Asks for a place and draws a picture of all agencies there.
#[tauri::command]
#[specta::specta]
pub(crate) async fn export_portfolio_picture(
    desk: OnDesk<'_>,
    asked: ResultsOf,
    picture: Picture,
    least: u8,
    format: PictureFormat,
) -> Result<Exported, Refusal> {
    let portfolio = desk.with(move |store| asked.portfolio(store)).await?;
    let name = format!("{}, {}, {}", portfolio.model.name, picture.word(), portfolio.year.name);
    export_picture(&desk, &name, picture.of_portfolio(&portfolio, least, Purpose::Document).scene, format).await
}

/// Asks for a place and draws a picture of one agency there.
#[tauri::command]
#[specta::specta]
pub(crate) async fn export_result_picture(
    desk: OnDesk<'_>,
    asked: ResultsOf,
    organization_id: Option<Id>,
    picture: Picture,
    format: PictureFormat,
) -> Result<Exported, Refusal> {
    let result = desk
        .with(move |store| asked.maturity(store)?.result(organization_id.as_ref(), asked.model.as_deref(), asked.year))
        .await?;
    let figure = picture.of_subject(&result, Purpose::Document);
    let figure = figure.ok_or_else(|| Refusal::impossible("This picture shows several agencies. Export it of all."))?;
    let name = format!("{}, {}, {}", result.subject.short, picture.word(), result.year.name);
    export_picture(&desk, &name, figure.scene, format).await
}
