-- Reader counters as observed; a counter that stood still since the same day's last look adds none.
INSERT INTO warehouse.fact_view_count (
    article_id,
    observed_at,
    news_day,
    view_count,
    capture_id
)
SELECT DISTINCT ON (loadable.article_id, loadable.news_day, reading.view_count)
    loadable.article_id,
    loadable.fetched_at,
    loadable.news_day,
    reading.view_count,
    loadable.capture_id
FROM loadable
INNER JOIN staging.reading AS reading
    ON reading.build_id = :build_id AND loadable.capture_id = reading.capture_id
INNER JOIN warehouse.fact_article AS article ON loadable.article_id = article.article_id
WHERE
    reading.view_count IS NOT NULL
    AND NOT EXISTS (
        SELECT 1
        FROM warehouse.fact_view_count AS observed
        WHERE
            observed.article_id = loadable.article_id
            AND observed.news_day = loadable.news_day
            AND observed.view_count = reading.view_count
    )
ORDER BY loadable.article_id, loadable.news_day, reading.view_count, loadable.fetched_at
ON CONFLICT (article_id, observed_at) DO NOTHING
