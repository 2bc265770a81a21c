-- People whose days may move with this build: also those whom an article does not name any more.
CREATE TEMPORARY TABLE seen_person (person_id uuid PRIMARY KEY) ON COMMIT DROP
