-- The communication plan: calendars, what recurs, what took place, what was promised. New columns
-- stand at the end of their tables, where the changesets of older history still fit.

CREATE TABLE business_calendar (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    time_zone TEXT NOT NULL
);

CREATE TABLE holiday (
    id TEXT PRIMARY KEY NOT NULL,
    calendar_id TEXT NOT NULL REFERENCES business_calendar (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    rule TEXT NOT NULL,
    shift TEXT NOT NULL CHECK (shift IN ('nearest', 'before', 'after', 'stays')),
    open BOOLEAN NOT NULL CHECK (open IN (0, 1)),
    position TEXT NOT NULL
);
CREATE INDEX holiday_order ON holiday (calendar_id, position, id);

ALTER TABLE engagement ADD COLUMN calendar_id TEXT REFERENCES business_calendar (id);
CREATE INDEX engagement_calendar ON engagement (calendar_id);

ALTER TABLE stakeholder ADD COLUMN owner_id TEXT REFERENCES role (id);
ALTER TABLE stakeholder ADD COLUMN quiet_limit INTEGER;
CREATE INDEX stakeholder_owner ON stakeholder (owner_id);

CREATE TABLE standing_communication (
    id TEXT PRIMARY KEY NOT NULL,
    engagement_id TEXT NOT NULL REFERENCES engagement (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    sort TEXT NOT NULL,
    owner_id TEXT REFERENCES role (id),
    method JSON TEXT NOT NULL,
    rule TEXT NOT NULL,
    starts_on TEXT,
    time TEXT,
    minutes INTEGER,
    lead_days INTEGER,
    stakeholder_ids JSON TEXT NOT NULL,
    organization_ids JSON TEXT NOT NULL,
    filter TEXT,
    contents JSON TEXT NOT NULL,
    position TEXT NOT NULL
);
CREATE INDEX standing_communication_order ON standing_communication (engagement_id, position, id);
CREATE INDEX standing_communication_owner ON standing_communication (owner_id);

-- The log keeps the ids of those who took part also when they are gone from the plan.
CREATE TABLE touchpoint (
    id TEXT PRIMARY KEY NOT NULL,
    engagement_id TEXT NOT NULL REFERENCES engagement (id) ON DELETE CASCADE,
    date TEXT NOT NULL,
    time TEXT,
    stakeholder_ids JSON TEXT NOT NULL,
    method TEXT,
    summary TEXT NOT NULL,
    by_id TEXT,
    standing_id TEXT,
    internal BOOLEAN NOT NULL CHECK (internal IN (0, 1))
);
CREATE INDEX touchpoint_date ON touchpoint (engagement_id, date);

CREATE TABLE commitment (
    id TEXT PRIMARY KEY NOT NULL,
    engagement_id TEXT NOT NULL REFERENCES engagement (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    by_id TEXT,
    promised_by TEXT NOT NULL,
    stakeholder_id TEXT REFERENCES stakeholder (id) ON DELETE CASCADE,
    promised_on TEXT,
    due_on TEXT,
    heard_by TEXT NOT NULL,
    heard_at TEXT NOT NULL,
    done_on TEXT,
    internal BOOLEAN NOT NULL CHECK (internal IN (0, 1))
);
CREATE INDEX commitment_engagement ON commitment (engagement_id);
CREATE INDEX commitment_stakeholder ON commitment (stakeholder_id);

CREATE TABLE waiver (
    id TEXT PRIMARY KEY NOT NULL,
    engagement_id TEXT NOT NULL REFERENCES engagement (id) ON DELETE CASCADE,
    stakeholder_id TEXT REFERENCES stakeholder (id) ON DELETE CASCADE,
    standing_id TEXT REFERENCES standing_communication (id) ON DELETE CASCADE,
    occurrence TEXT NOT NULL,
    until TEXT,
    reason TEXT NOT NULL
);
CREATE INDEX waiver_engagement ON waiver (engagement_id);
CREATE INDEX waiver_stakeholder ON waiver (stakeholder_id);
CREATE INDEX waiver_standing ON waiver (standing_id);

-- What was last exported to calendars, an event a row. No step of history: undoing a change of the plan
-- must not take back a sequence number that calendars have seen.
CREATE TABLE exported_event (
    uid TEXT PRIMARY KEY NOT NULL,
    engagement_id TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    digest TEXT NOT NULL,
    starts_on TEXT NOT NULL,
    summary TEXT NOT NULL,
    cancelled BOOLEAN NOT NULL CHECK (cancelled IN (0, 1))
);
CREATE INDEX exported_event_engagement ON exported_event (engagement_id);
