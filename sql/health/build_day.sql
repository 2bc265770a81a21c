-- The news days that this build brings up to date. Of days long past nobody is alarmed any more.
INSERT INTO quality.build_day (build_id, news_day)
SELECT DISTINCT
    :build_id,
    run.news_day
FROM crawl.run AS run
WHERE
    run.news_day >= :first_day
    AND run.news_day > (
        SELECT max(newest.news_day) - 14
        FROM crawl.run AS newest
    )
ON CONFLICT DO NOTHING
