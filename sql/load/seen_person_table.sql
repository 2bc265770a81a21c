-- People whose days may move with this build.
CREATE TEMPORARY TABLE seen_person (
    person_id uuid PRIMARY KEY,
    -- a text of before named them: maybe it names them no more, or on another day
    is_held boolean NOT NULL
) ON COMMIT DROP
