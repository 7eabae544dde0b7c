-- Who is who: organizations, people, roles and what ties them together.
-- New columns stand at the end of their tables, because a changeset counts columns and history kept
-- from before must still fit. A row that only ties others together goes with each of them; a row
-- that stands on its own loses the tie by an edit of its own before the other goes.

ALTER TABLE organization ADD COLUMN parent_id TEXT REFERENCES organization (id);
ALTER TABLE organization ADD COLUMN mission TEXT NOT NULL DEFAULT '';
ALTER TABLE organization ADD COLUMN priorities JSON TEXT NOT NULL DEFAULT '[]';
ALTER TABLE organization ADD COLUMN contact TEXT NOT NULL DEFAULT '';
CREATE INDEX organization_parent ON organization (parent_id);

CREATE TABLE person (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    title TEXT NOT NULL,
    organization_id TEXT REFERENCES organization (id),
    phone TEXT NOT NULL,
    email TEXT NOT NULL,
    notes TEXT NOT NULL
);
CREATE INDEX person_organization ON person (organization_id);

CREATE TABLE service (
    id TEXT PRIMARY KEY NOT NULL,
    engagement_id TEXT NOT NULL REFERENCES engagement (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    position TEXT NOT NULL
);
CREATE INDEX service_order ON service (engagement_id, position, id);

CREATE TABLE membership (
    id TEXT PRIMARY KEY NOT NULL,
    service_id TEXT NOT NULL REFERENCES service (id) ON DELETE CASCADE,
    organization_id TEXT NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
    notes TEXT NOT NULL
);
CREATE INDEX membership_service ON membership (service_id, id);
CREATE INDEX membership_organization ON membership (organization_id);

ALTER TABLE role ADD COLUMN liaison BOOLEAN NOT NULL DEFAULT 0 CHECK (liaison IN (0, 1));
ALTER TABLE role ADD COLUMN keeps JSON TEXT NOT NULL DEFAULT '[]';
ALTER TABLE role ADD COLUMN charter_is JSON TEXT NOT NULL DEFAULT '[]';
ALTER TABLE role ADD COLUMN charter_is_not JSON TEXT NOT NULL DEFAULT '[]';

-- Plural, because `group` is a word of SQL.
CREATE TABLE groups (
    id TEXT PRIMARY KEY NOT NULL,
    engagement_id TEXT NOT NULL REFERENCES engagement (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    abbreviation TEXT NOT NULL,
    form TEXT NOT NULL CHECK (form IN ('board', 'council', 'committee', 'office', 'management', 'team')),
    description TEXT NOT NULL,
    position TEXT NOT NULL
);
CREATE INDEX groups_order ON groups (engagement_id, position, id);

CREATE TABLE group_member (
    id TEXT PRIMARY KEY NOT NULL,
    group_id TEXT NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
    role_id TEXT REFERENCES role (id) ON DELETE CASCADE,
    person_id TEXT REFERENCES person (id) ON DELETE CASCADE,
    organization_id TEXT REFERENCES organization (id) ON DELETE CASCADE,
    leads BOOLEAN NOT NULL CHECK (leads IN (0, 1)),
    CHECK (coalesce(role_id, person_id, organization_id) IS NOT NULL)
);
CREATE INDEX group_member_group ON group_member (group_id, id);
CREATE INDEX group_member_role ON group_member (role_id);
CREATE INDEX group_member_person ON group_member (person_id);
CREATE INDEX group_member_organization ON group_member (organization_id);

ALTER TABLE stakeholder ADD COLUMN role_id TEXT REFERENCES role (id);
ALTER TABLE stakeholder ADD COLUMN person_id TEXT REFERENCES person (id);
ALTER TABLE stakeholder ADD COLUMN organization_id TEXT REFERENCES organization (id);
ALTER TABLE stakeholder ADD COLUMN group_id TEXT REFERENCES groups (id)
    CHECK ((role_id IS NOT NULL) + (person_id IS NOT NULL) + (organization_id IS NOT NULL) + (group_id IS NOT NULL) <= 1);
CREATE INDEX stakeholder_role ON stakeholder (role_id) WHERE role_id IS NOT NULL;
CREATE INDEX stakeholder_person ON stakeholder (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX stakeholder_organization ON stakeholder (organization_id) WHERE organization_id IS NOT NULL;
CREATE INDEX stakeholder_group ON stakeholder (group_id) WHERE group_id IS NOT NULL;

CREATE TABLE coordination (
    id TEXT PRIMARY KEY NOT NULL,
    role_id TEXT NOT NULL REFERENCES role (id) ON DELETE CASCADE,
    relation TEXT NOT NULL CHECK (relation IN ('coordinates', 'directs', 'escalatesTo', 'accountableTo')),
    to_role_id TEXT REFERENCES role (id) ON DELETE CASCADE,
    to_stakeholder_id TEXT REFERENCES stakeholder (id) ON DELETE CASCADE,
    to_organization_id TEXT REFERENCES organization (id) ON DELETE CASCADE,
    to_group_id TEXT REFERENCES groups (id) ON DELETE CASCADE,
    position TEXT NOT NULL,
    CHECK ((to_role_id IS NOT NULL) + (to_stakeholder_id IS NOT NULL)
        + (to_organization_id IS NOT NULL) + (to_group_id IS NOT NULL) = 1)
);
CREATE INDEX coordination_order ON coordination (role_id, position, id);
CREATE INDEX coordination_to_role ON coordination (to_role_id) WHERE to_role_id IS NOT NULL;
CREATE INDEX coordination_to_stakeholder ON coordination (to_stakeholder_id) WHERE to_stakeholder_id IS NOT NULL;
CREATE INDEX coordination_to_organization ON coordination (to_organization_id) WHERE to_organization_id IS NOT NULL;
CREATE INDEX coordination_to_group ON coordination (to_group_id) WHERE to_group_id IS NOT NULL;

CREATE TABLE assignment (
    id TEXT PRIMARY KEY NOT NULL,
    role_id TEXT NOT NULL REFERENCES role (id) ON DELETE CASCADE,
    person_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    organization_id TEXT REFERENCES organization (id) ON DELETE CASCADE,
    starts_on TEXT,
    ends_on TEXT
);
CREATE INDEX assignment_role ON assignment (role_id, id);
CREATE INDEX assignment_person ON assignment (person_id);
CREATE INDEX assignment_organization ON assignment (organization_id);

CREATE TABLE deliverable (
    id TEXT PRIMARY KEY NOT NULL,
    engagement_id TEXT NOT NULL REFERENCES engagement (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    position TEXT NOT NULL
);
CREATE INDEX deliverable_order ON deliverable (engagement_id, position, id);

CREATE TABLE responsibility (
    id TEXT PRIMARY KEY NOT NULL,
    deliverable_id TEXT NOT NULL REFERENCES deliverable (id) ON DELETE CASCADE,
    role_id TEXT NOT NULL REFERENCES role (id) ON DELETE CASCADE,
    letter TEXT NOT NULL CHECK (letter IN ('R', 'A', 'C', 'I'))
);
CREATE INDEX responsibility_deliverable ON responsibility (deliverable_id, id);
CREATE INDEX responsibility_role ON responsibility (role_id);

CREATE TABLE decision (
    id TEXT PRIMARY KEY NOT NULL,
    engagement_id TEXT NOT NULL REFERENCES engagement (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    position TEXT NOT NULL
);
CREATE INDEX decision_order ON decision (engagement_id, position, id);

CREATE TABLE decision_right (
    id TEXT PRIMARY KEY NOT NULL,
    decision_id TEXT NOT NULL REFERENCES decision (id) ON DELETE CASCADE,
    right TEXT NOT NULL CHECK (right IN ('inform', 'decide', 'notify', 'ratify', 'sanction')),
    role_id TEXT REFERENCES role (id) ON DELETE CASCADE,
    group_id TEXT REFERENCES groups (id) ON DELETE CASCADE,
    CHECK ((role_id IS NULL) <> (group_id IS NULL))
);
CREATE INDEX decision_right_decision ON decision_right (decision_id, id);
CREATE INDEX decision_right_role ON decision_right (role_id);
CREATE INDEX decision_right_group ON decision_right (group_id);
