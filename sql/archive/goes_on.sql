-- Whether a run's tasks may still come back: its own next attempt uses what they left.
SELECT run.finished_at IS NULL AND run.started_at > now() - interval '1 day' AS goes_on
FROM crawl.run AS run
WHERE run.run_id = :run_id
