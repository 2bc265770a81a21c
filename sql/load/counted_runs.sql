-- Runs whose fates are in the coverage now.
UPDATE crawl.run
SET counted_at = now()
WHERE
    run.news_day >= :first_day
    AND (run.counted_at IS NULL OR run.counted_at < run.finished_at)
