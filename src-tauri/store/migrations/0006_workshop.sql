-- Workshops: who takes part, the rounds, and what lies open of them.

CREATE TABLE workshop (
    id TEXT PRIMARY KEY NOT NULL,
    assessment_id TEXT NOT NULL REFERENCES assessment (id) ON DELETE CASCADE,
    anonymous BOOLEAN NOT NULL CHECK (anonymous IN (0, 1)),
    spread_levels INTEGER NOT NULL,
    spread_half INTEGER NOT NULL,
    minutes INTEGER NOT NULL,
    timer_ends TEXT NOT NULL,
    dimension TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'paused', 'ended'))
);
CREATE INDEX workshop_assessment ON workshop (assessment_id);

CREATE TABLE seat (
    id TEXT PRIMARY KEY NOT NULL,
    workshop_id TEXT NOT NULL REFERENCES workshop (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    side TEXT NOT NULL CHECK (side IN ('provider', 'agency')),
    away BOOLEAN NOT NULL CHECK (away IN (0, 1)),
    position TEXT NOT NULL
);
CREATE INDEX seat_order ON seat (workshop_id, position, id);

CREATE TABLE round (
    id TEXT PRIMARY KEY NOT NULL,
    workshop_id TEXT NOT NULL REFERENCES workshop (id) ON DELETE CASCADE,
    dimension TEXT NOT NULL,
    number INTEGER NOT NULL,
    revealed BOOLEAN NOT NULL CHECK (revealed IN (0, 1))
);
CREATE INDEX round_workshop ON round (workshop_id, id);

CREATE TABLE vote (
    id TEXT PRIMARY KEY NOT NULL,
    round_id TEXT NOT NULL REFERENCES round (id) ON DELETE CASCADE,
    seat_id TEXT REFERENCES seat (id) ON DELETE CASCADE,
    side TEXT NOT NULL CHECK (side IN ('provider', 'agency')),
    level TEXT,
    count INTEGER
);
CREATE INDEX vote_round ON vote (round_id, id);
CREATE INDEX vote_seat ON vote (seat_id);

-- What lies face down, apart from the model: no list, no history and no export reads it. A ballot is the level
-- of one vote (empty for an abstention) and never changes. A ballot box belongs to a round: once it is closed
-- nothing more is put in. Where a workshop is anonymous it holds counts alone, in a record of one size that is
-- overwritten in place.
CREATE TABLE ballot (
    vote_id TEXT PRIMARY KEY NOT NULL CHECK (length(vote_id) = 36),
    round_id TEXT NOT NULL CHECK (length(round_id) = 36),
    level TEXT NOT NULL CHECK (length(level) <> 36)
);

CREATE TABLE ballot_box (
    round_id TEXT PRIMARY KEY NOT NULL CHECK (length(round_id) = 36),
    closed BOOLEAN NOT NULL CHECK (closed IN (0, 1)),
    tally BLOB NOT NULL CHECK (typeof(tally) = 'blob' AND length(tally) = 512)
);
