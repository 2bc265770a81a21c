-- The earliest news day that this build, or a run since the last count, says something new of.
SELECT min(changed.news_day)
FROM (
    SELECT run.news_day
    FROM staging.reading AS reading
    INNER JOIN crawl.fate AS fate ON reading.capture_id = fate.capture_id
    INNER JOIN crawl.run AS run ON fate.run_id = run.run_id
    WHERE reading.build_id = :build_id
    UNION ALL
    SELECT run.news_day
    FROM crawl.run
    WHERE run.counted_at IS NULL OR run.counted_at < run.finished_at
    UNION ALL
    (
        SELECT run.news_day
        FROM crawl.run
        ORDER BY run.started_at DESC
        LIMIT 1
    )
) AS changed
