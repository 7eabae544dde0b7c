-- What calendars show of an event that was exported, so that its cancellation says what is cancelled, and when. Empty
-- where it was exported before, and where it may not be named.

ALTER TABLE exported_event ADD COLUMN summary TEXT NOT NULL DEFAULT '';
ALTER TABLE exported_event ADD COLUMN begins TEXT;
ALTER TABLE exported_event ADD COLUMN minutes INTEGER;
ALTER TABLE exported_event ADD COLUMN zone TEXT;
-- Rows are written whole, as a rescue finds them.
UPDATE exported_event SET summary = '';
