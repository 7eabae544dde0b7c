-- Maturity: models kept whole, assessments made by them, what was rated, what was agreed, what is done about it.
-- Levels, dimensions, questions and answers are keys of the model's file. A model in use cannot go.

CREATE TABLE maturity_model (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    text TEXT NOT NULL
);

CREATE TABLE assessment (
    id TEXT PRIMARY KEY NOT NULL,
    engagement_id TEXT NOT NULL REFERENCES engagement (id) ON DELETE CASCADE,
    organization_id TEXT REFERENCES organization (id) ON DELETE CASCADE,
    model_id TEXT NOT NULL REFERENCES maturity_model (id),
    date TEXT NOT NULL,
    perspective TEXT,
    participants JSON TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'closed')),
    notes TEXT NOT NULL
);
CREATE INDEX assessment_engagement ON assessment (engagement_id, id);
CREATE INDEX assessment_organization ON assessment (organization_id);
CREATE INDEX assessment_model ON assessment (model_id);

CREATE TABLE rating (
    id TEXT PRIMARY KEY NOT NULL,
    assessment_id TEXT NOT NULL REFERENCES assessment (id) ON DELETE CASCADE,
    perspective TEXT,
    participant TEXT NOT NULL,
    dimension TEXT NOT NULL,
    question TEXT,
    level TEXT,
    answer TEXT,
    count INTEGER,
    evidence TEXT NOT NULL,
    comment TEXT NOT NULL
);
CREATE INDEX rating_assessment ON rating (assessment_id, id);

CREATE TABLE agreed_level (
    id TEXT PRIMARY KEY NOT NULL,
    assessment_id TEXT NOT NULL REFERENCES assessment (id) ON DELETE CASCADE,
    dimension TEXT NOT NULL,
    perspective TEXT,
    level TEXT,
    target TEXT,
    target_on TEXT,
    dissent TEXT NOT NULL,
    notes TEXT NOT NULL
);
CREATE INDEX agreed_level_assessment ON agreed_level (assessment_id, id);

CREATE TABLE gap_action (
    id TEXT PRIMARY KEY NOT NULL,
    assessment_id TEXT NOT NULL REFERENCES assessment (id) ON DELETE CASCADE,
    dimension TEXT,
    level TEXT,
    name TEXT NOT NULL,
    proposed_by TEXT NOT NULL,
    owner_id TEXT REFERENCES role (id),
    due_on TEXT,
    effort TEXT,
    state TEXT NOT NULL CHECK (state IN ('planned', 'started', 'done', 'dropped')),
    notes TEXT NOT NULL,
    position TEXT NOT NULL
);
CREATE INDEX gap_action_order ON gap_action (assessment_id, position, id);
CREATE INDEX gap_action_owner ON gap_action (owner_id);
