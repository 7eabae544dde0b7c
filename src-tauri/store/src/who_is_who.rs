//! Gathers who is who in one engagement, for its questions and its document.

use engagement::{
    Assignment, Coordination, DecisionRight, Engagement, Entity, GroupMember, Id, Kind, Membership, Refusal,
    Responsibility, WhoIsWho,
};

use crate::Store;

impl Store {
    /// Who is who in one engagement.
    pub fn who_is_who(&self, engagement: &Id) -> Result<WhoIsWho, Refusal> {
        let found = self.get(Kind::Engagement, engagement)?;
        let engagement: Engagement = found.ok_or_else(|| Refusal::gone(Kind::Engagement.word()))?.try_into()?;
        let scope = Some(engagement.id.as_ref());
        let roles = self.entities(Kind::Role, scope)?;
        let groups = self.entities(Kind::Group, scope)?;
        let services = self.entities(Kind::Service, scope)?;
        let deliverables = self.entities(Kind::Deliverable, scope)?;
        let decisions = self.entities(Kind::Decision, scope)?;
        Ok(WhoIsWho {
            workspace: self.workspace()?,
            organizations: self.entities(Kind::Organization, None)?,
            people: self.entities(Kind::Person, None)?,
            stakeholders: self.entities(Kind::Stakeholder, scope)?,
            memberships: self.within(Kind::Membership, &services, |it: &Membership| &it.service_id)?,
            members: self.within(Kind::GroupMember, &groups, |it: &GroupMember| &it.group_id)?,
            coordination: self.within(Kind::Coordination, &roles, |it: &Coordination| &it.role_id)?,
            assignments: self.within(Kind::Assignment, &roles, |it: &Assignment| &it.role_id)?,
            responsibilities: self
                .within(Kind::Responsibility, &deliverables, |it: &Responsibility| &it.deliverable_id)?,
            rights: self.within(Kind::DecisionRight, &decisions, |it: &DecisionRight| &it.decision_id)?,
            engagement,
            services,
            roles,
            groups,
            deliverables,
            decisions,
        })
    }

    /// The entities of a kind that belong to one of `owners`.
    pub(crate) fn within<T: TryFrom<Entity, Error = Refusal>, O: AsRef<Id>>(
        &self,
        kind: Kind,
        owners: &[O],
        owner: impl Fn(&T) -> &Id,
    ) -> Result<Vec<T>, Refusal> {
        let known: std::collections::HashSet<_> = owners.iter().map(AsRef::as_ref).collect();
        let mut found: Vec<T> = self.entities(kind, None)?;
        found.retain(|it| known.contains(owner(it)));
        Ok(found)
    }
}
