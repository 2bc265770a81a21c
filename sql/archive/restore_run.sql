-- A run of which only the archive tells.
INSERT INTO crawl.run (run_id, news_day, started_at, finished_at)
VALUES (:run_id, :news_day, :asked_at, :asked_at)
ON CONFLICT (run_id) DO NOTHING
