-- Articles whose own address is gone, since the first day nobody saw them again; one that is
-- read after that comes back. Only addresses with a fate "gone" are looked at.
WITH departure AS (
    SELECT
        article.article_id,
        article.url,
        fate.portal_code,
        run.news_day,
        run.started_at,
        coalesce(fate.reason, 'HTTP ' || fate.http_status, 'gone') AS reason
    FROM crawl.fate AS fate
    INNER JOIN crawl.run AS run ON fate.run_id = run.run_id
    INNER JOIN warehouse.dim_portal AS portal ON fate.portal_code = portal.portal_code
    INNER JOIN warehouse.fact_article AS article
        ON portal.portal_id = article.portal_id AND fate.url = article.url
    WHERE fate.fate = 'gone'
),

sighting AS (
    SELECT
        departure.article_id,
        run.news_day,
        run.started_at
    FROM departure
    INNER JOIN crawl.fate AS fate
        ON departure.portal_code = fate.portal_code AND departure.url = fate.url
    INNER JOIN crawl.run AS run ON fate.run_id = run.run_id
    WHERE fate.fate IN ('loaded', 'unchanged', 'revised')
    UNION
    SELECT
        loadable.article_id,
        loadable.news_day,
        loadable.started_at
    FROM loadable
),

last_departure AS (
    -- Departures after the last sighting, the first of them first.
    SELECT DISTINCT ON (departure.article_id)
        departure.article_id,
        departure.news_day,
        departure.reason
    FROM departure
    WHERE
        NOT EXISTS (
            SELECT 1
            FROM sighting
            WHERE
                sighting.article_id = departure.article_id
                AND (sighting.news_day, sighting.started_at)
                > (departure.news_day, departure.started_at)
        )
    ORDER BY departure.article_id, departure.news_day, departure.started_at
),

verdict AS (
    SELECT DISTINCT
        departure.article_id,
        last_departure.news_day AS gone_on,
        last_departure.reason AS gone_reason
    FROM departure
    LEFT JOIN last_departure ON departure.article_id = last_departure.article_id
)

UPDATE warehouse.fact_article AS article
SET
    is_gone = verdict.gone_on IS NOT NULL,
    gone_on = verdict.gone_on,
    gone_reason = verdict.gone_reason
FROM verdict
WHERE
    article.article_id = verdict.article_id
    AND (article.gone_on, article.gone_reason)
    IS DISTINCT FROM (verdict.gone_on, verdict.gone_reason)
