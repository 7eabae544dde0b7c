//! What the tests print.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use documents::outline::Outline;
use documents::{PlanFormat, Replaced, Wanted, plan_outline, save_plan};
use engagement::template::Template;
use engagement::{EngagementPlan, Entity, Id, Plan, Refusal, WhoIsWho};

pub fn exported_at() -> DateTime<Utc> {
    "2026-07-01T15:30:00Z".parse().unwrap()
}

/// The plan of a template as the store gives it.
pub fn plan(template: &str) -> EngagementPlan {
    let mut count = 0;
    let mint = || {
        count += 1;
        Id::try_from(format!("00000000-0000-7000-8000-{count:012x}")).unwrap()
    };
    let entities = Template::named(template).unwrap().entities(mint).unwrap();
    fn all<T: TryFrom<Entity, Error = Refusal>>(entities: &[Entity]) -> Vec<T> {
        entities.iter().filter_map(|entity| T::try_from(entity.clone()).ok()).collect()
    }
    let organizations: Vec<engagement::Organization> = all(&entities);
    EngagementPlan {
        provider: organizations.iter().find(|it| it.side == engagement::Side::Provider).cloned(),
        plan: Plan {
            workspace: all(&entities).remove(0),
            engagement: all(&entities).remove(0),
            calendar: all(&entities).into_iter().next(),
            holidays: Vec::new(),
            roles: all(&entities),
            organizations: organizations.clone(),
            codes: all(&entities),
            stakeholders: all(&entities),
            standing: all(&entities),
            touchpoints: all(&entities),
            commitments: all(&entities),
            waivers: all(&entities),
        },
        maturity: engagement::maturity::Maturity {
            workspace: all(&entities).remove(0),
            engagement: all(&entities).remove(0),
            organizations: organizations.clone(),
            roles: all(&entities),
            models: Vec::new(),
            assessments: Vec::new(),
            ratings: Vec::new(),
            agreed: Vec::new(),
            actions: Vec::new(),
        },
        who: WhoIsWho {
            workspace: all(&entities).remove(0),
            engagement: all(&entities).remove(0),
            organizations,
            people: all(&entities),
            services: all(&entities),
            memberships: all(&entities),
            roles: all(&entities),
            groups: all(&entities),
            members: all(&entities),
            stakeholders: all(&entities),
            coordination: all(&entities),
            assignments: all(&entities),
            deliverables: all(&entities),
            responsibilities: all(&entities),
            decisions: all(&entities),
            rights: all(&entities),
        },
        sections: all(&entities),
        revisions: all(&entities),
    }
}

/// Everything that a template's plan says.
pub fn outline(template: &str) -> Outline {
    plan_outline(&plan(template), &Wanted::default(), exported_at())
}

/// The outline as a PDF in a folder.
pub fn printed(outline: &Outline, folder: &Path) -> (PathBuf, Vec<Replaced>) {
    let to = folder.join("plan.pdf");
    let replaced = save_plan(outline, &to, PlanFormat::Pdf, None, &mut |_, _| ControlFlow::Continue(())).unwrap();
    (to, replaced)
}
