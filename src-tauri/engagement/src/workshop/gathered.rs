//! Everything that is known of one workshop.

use super::{Round, Seat, Vote, Workshop};
use crate::maturity::{Level, Model};
use crate::surroundings::known;
use crate::{AgreedLevel, Assessment, Engagement, Entity, Id, Kind, MaturityModel, Organization, Refusal, Side};
use crate::{Surroundings, label::grouped};

/// How many votes of a round lie in the ballot box of an anonymous workshop, a side each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct InBox {
    /// Of the provider's side.
    pub provider: u32,
    /// Of the agency's side.
    pub agency: u32,
}

impl InBox {
    /// Of one side.
    pub fn of(self, side: Side) -> u32 {
        if side == Side::Provider { self.provider } else { self.agency }
    }
}

/// One workshop with all that belongs to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Gathered {
    /// The workshop.
    pub workshop: Workshop,
    /// The assessment it ends in.
    pub assessment: Assessment,
    /// The model by which is rated.
    pub model: Model,
    /// Whose relationship is rated.
    pub subject: String,
    /// The provider; empty where none is named.
    pub provider: String,
    /// Who takes part, in order.
    pub seats: Vec<Seat>,
    /// All rounds, by dimension as they were begun.
    pub rounds: Vec<Round>,
    /// What lies in them.
    pub votes: Vec<Vote>,
    /// What was agreed.
    pub agreed: Vec<AgreedLevel>,
    /// What earlier assessments of the same subject agreed on, the latest first.
    pub earlier: Vec<(Assessment, Vec<AgreedLevel>)>,
}

impl Gathered {
    /// Gathers a workshop.
    pub fn of(id: &Id, around: &dyn Surroundings) -> Result<Self, Refusal> {
        let workshop = Workshop::try_from(known(around, Kind::Workshop, id)?)?;
        let assessment = Assessment::try_from(known(around, Kind::Assessment, &workshop.assessment_id)?)?;
        let model = MaturityModel::try_from(known(around, Kind::MaturityModel, &assessment.model_id)?)?.model()?;
        let engagement = Engagement::try_from(known(around, Kind::Engagement, &assessment.engagement_id)?)?;
        let organization = |id: &Id| Organization::try_from(known(around, Kind::Organization, id)?);
        let subject = assessment.organization_id.as_ref().map(organization).transpose()?;
        let provider = engagement.provider_id.as_ref().map(organization).transpose()?;
        let rounds: Vec<Round> = all(around.within(Kind::Round, &workshop.id)?)?;
        let mut votes = Vec::new();
        for round in &rounds {
            votes.extend(all::<Vote>(around.within(Kind::Vote, &round.id)?)?);
        }
        let mut earlier = Vec::new();
        for it in all::<Assessment>(around.within(Kind::Assessment, &assessment.engagement_id)?)? {
            let same = it.organization_id == assessment.organization_id && it.model_id == assessment.model_id;
            if same && it.id != assessment.id && it.date <= assessment.date {
                let agreed = all(around.within(Kind::AgreedLevel, &it.id)?)?;
                earlier.push((it, agreed));
            }
        }
        earlier.sort_by(|a, b| (b.0.date, &b.0.id).cmp(&(a.0.date, &a.0.id)));
        Ok(Self {
            subject: subject.map_or(engagement.name.to_string(), |it| it.name.to_string()),
            provider: provider.map_or(String::new(), |it| it.name.to_string()),
            seats: all(around.within(Kind::Seat, &workshop.id)?)?,
            agreed: all(around.within(Kind::AgreedLevel, &assessment.id)?)?,
            workshop,
            assessment,
            model,
            rounds,
            votes,
            earlier,
        })
    }

    /// What is rated now, by index.
    pub fn at(&self) -> u32 {
        self.model.find_dimension(self.workshop.dimension.as_ref()).unwrap_or_default()
    }

    /// The dimension that is meant, by its key or name; what is rated now where none is named.
    pub fn dimension(&self, named: Option<&str>) -> Result<u32, Refusal> {
        let Some(named) = named else { return Ok(self.at()) };
        self.model.find_dimension(named).ok_or_else(|| {
            let names: Vec<_> = self.model.dimensions.iter().map(|it| it.name.as_str()).collect();
            let reason = format!("\"{named}\" is no dimension of {}. Choose {}.", self.model.name, names.join(", "));
            Refusal::invalid("dimension", reason)
        })
    }

    /// The level that is meant, by key, number or name.
    pub fn level(&self, named: &str) -> Result<&Level, Refusal> {
        let found = self.model.find_level(named).and_then(|at| self.model.levels.get(at as usize));
        found.ok_or_else(|| {
            let names: Vec<_> = (0..).zip(&self.model.levels).map(|(at, _)| self.model.level_words(at)).collect();
            let reason = format!("\"{named}\" is no level of {}. Choose {}.", self.model.name, names.join(", "));
            Refusal::invalid("level", reason)
        })
    }

    /// The seat of that id, or of that name if only one has it.
    pub fn seat(&self, named: &str) -> Result<&Seat, Refusal> {
        let wanted = named.trim().to_lowercase();
        let is_meant = |it: &&Seat| it.id.as_ref() == wanted || it.name.as_ref().trim().to_lowercase() == wanted;
        let mut found = self.seats.iter().filter(is_meant);
        match (found.next(), found.next()) {
            (Some(one), None) => Ok(one),
            (Some(_), Some(_)) => {
                Err(Refusal::invalid("seat", format!("{named} sits on both sides. Write the seat's id.")))
            }
            (None, _) => {
                let reason = format!("Nobody called \"{named}\" takes part. `liaison workshop join` adds someone.");
                Err(Refusal::invalid("seat", reason))
            }
        }
    }

    /// The last round on a dimension.
    pub fn round(&self, dimension: u32) -> Option<&Round> {
        self.rounds_on(dimension).into_iter().last()
    }

    /// The rounds on a dimension in order.
    pub fn rounds_on(&self, dimension: u32) -> Vec<&Round> {
        let key = self.model.dimensions.get(dimension as usize).map_or("", |it| &it.key);
        let mut found: Vec<_> = self.rounds.iter().filter(|it| it.dimension.as_ref() == key).collect();
        found.sort_by_key(|it| it.number);
        found
    }

    /// What was agreed on a dimension.
    pub fn agreement(&self, dimension: u32) -> Option<&AgreedLevel> {
        let key = self.model.dimensions.get(dimension as usize).map_or("", |it| &it.key);
        self.agreed.iter().find(|it| it.dimension.as_ref() == key && it.perspective == self.assessment.perspective)
    }

    /// The votes of a round.
    pub fn votes_in<'a>(&'a self, round: &'a Round) -> impl Iterator<Item = &'a Vote> {
        self.votes.iter().filter(|it| it.round_id == round.id)
    }

    /// How many votes were given on each level by one side, the lowest first.
    pub fn counts(&self, round: &Round, side: Side) -> Vec<u32> {
        let mut counts = vec![0; self.model.levels.len()];
        for vote in self.votes_in(round).filter(|it| it.side == side) {
            let level = vote.level.as_ref().and_then(|key| self.model.find_level(key.as_ref()));
            if let Some(count) = level.and_then(|at| counts.get_mut(at as usize)) {
                *count += vote.weight();
            }
        }
        counts
    }

    /// The sides that rate.
    pub fn sides(&self) -> Vec<Side> {
        let rates = |side: &Side| {
            let of = |key: &crate::Name| self.model.find_perspective(key.as_ref());
            let only = self
                .assessment
                .perspective
                .as_ref()
                .and_then(of)
                .and_then(|at| self.model.perspectives.get(at as usize));
            only.is_none_or(|it| it.side == *side)
        };
        [Side::Provider, Side::Agency].into_iter().filter(rates).collect()
    }

    /// Those of a side who have not left.
    pub fn present(&self, side: Side) -> usize {
        self.seats.iter().filter(|it| it.side == side && !it.away).count()
    }

    /// All of a side, also those who have left.
    pub fn seated(&self, side: Side) -> usize {
        self.seats.iter().filter(|it| it.side == side).count()
    }

    /// A level in few letters: its number, or its name where it has none.
    pub fn level_label(&self, level: u32) -> String {
        let level = self.model.levels.get(level as usize);
        level.map_or(String::new(), |it| it.number.map_or(it.name.clone(), |number| grouped(number as usize)))
    }
}

fn all<T: TryFrom<Entity, Error = Refusal>>(entities: Vec<Entity>) -> Result<Vec<T>, Refusal> {
    entities.into_iter().map(T::try_from).collect()
}
