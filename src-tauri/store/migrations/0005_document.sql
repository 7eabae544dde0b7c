-- The engagement plan as a document: which parts it has, with whose words, and its revision history.

CREATE TABLE section (
    id TEXT PRIMARY KEY NOT NULL,
    engagement_id TEXT NOT NULL REFERENCES engagement (id) ON DELETE CASCADE,
    part TEXT NOT NULL,
    left_out BOOLEAN NOT NULL CHECK (left_out IN (0, 1)),
    text TEXT NOT NULL,
    place INTEGER NOT NULL
);
CREATE INDEX section_engagement ON section (engagement_id);

CREATE TABLE revision (
    id TEXT PRIMARY KEY NOT NULL,
    engagement_id TEXT NOT NULL REFERENCES engagement (id) ON DELETE CASCADE,
    version TEXT NOT NULL,
    description TEXT NOT NULL,
    section TEXT NOT NULL,
    date TEXT NOT NULL,
    reviser TEXT NOT NULL,
    position TEXT NOT NULL
);
CREATE INDEX revision_order ON revision (engagement_id, position, id);
