-- A table per kind. Its columns are the struct's fields in snake case: `id` first and the key,
-- BOOLEAN for yes or no, JSON TEXT for lists. Nothing derived is stored, nothing but the key is
-- unique, and nothing is set to null by a deletion, so that changes can be undone and merged.

CREATE TABLE workspace (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    fiscal_year_start INTEGER NOT NULL CHECK (fiscal_year_start BETWEEN 1 AND 12)
);

CREATE TABLE organization (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    abbreviation TEXT NOT NULL,
    side TEXT NOT NULL CHECK (side IN ('provider', 'agency'))
);

CREATE TABLE engagement (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    purpose TEXT NOT NULL,
    provider_id TEXT REFERENCES organization (id),
    starts_on TEXT
);
CREATE INDEX engagement_provider ON engagement (provider_id);

CREATE TABLE role (
    id TEXT PRIMARY KEY NOT NULL,
    engagement_id TEXT NOT NULL REFERENCES engagement (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    abbreviation TEXT NOT NULL,
    side TEXT NOT NULL CHECK (side IN ('provider', 'agency', 'both')),
    description JSON TEXT NOT NULL,
    interests JSON TEXT NOT NULL,
    position TEXT NOT NULL
);
CREATE INDEX role_order ON role (engagement_id, position, id);

CREATE TABLE code_list_entry (
    id TEXT PRIMARY KEY NOT NULL,
    list TEXT NOT NULL CHECK (list IN ('priority', 'impact', 'frequency', 'method')),
    code TEXT NOT NULL,
    label TEXT NOT NULL,
    rule TEXT,
    retired BOOLEAN NOT NULL CHECK (retired IN (0, 1)),
    position TEXT NOT NULL
);
CREATE INDEX code_list_entry_order ON code_list_entry (list, position, id);

CREATE TABLE stakeholder (
    id TEXT PRIMARY KEY NOT NULL,
    engagement_id TEXT NOT NULL REFERENCES engagement (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    priority TEXT,
    impact TEXT,
    frequency TEXT,
    method JSON TEXT NOT NULL,
    definition TEXT NOT NULL,
    reporting_requirements TEXT NOT NULL,
    position TEXT NOT NULL
);
CREATE INDEX stakeholder_order ON stakeholder (engagement_id, position, id);

-- One row a transaction. Those taken back are a run at the end; the next change drops them.
CREATE TABLE history (
    id INTEGER PRIMARY KEY,
    label TEXT NOT NULL,
    at TEXT NOT NULL,
    author TEXT NOT NULL,
    visit TEXT,
    undone BOOLEAN NOT NULL DEFAULT 0,
    changeset BLOB NOT NULL
);
CREATE INDEX history_undone ON history (id) WHERE undone;
