-- A person has looked: what went missing from this day to the newest night is gone.
INSERT INTO crawl.confirmed_absence (portal_code, from_day, to_day, note)
SELECT
    :portal AS portal_code,
    cast(:day AS date) AS from_day,
    greatest(cast(:day AS date), max(run.news_day)) AS to_day,
    cast(:words AS text) AS note
FROM crawl.run AS run
ON CONFLICT (portal_code, from_day) DO UPDATE
    SET
        to_day = excluded.to_day,
        note = excluded.note,
        confirmed_at = now()
