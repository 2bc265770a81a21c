-- People whose days may move with this build.
CREATE TEMPORARY TABLE seen_person (
    person_id uuid PRIMARY KEY,
    -- an article of before gave their first or last day: maybe it gives it no more
    is_held boolean NOT NULL
) ON COMMIT DROP
