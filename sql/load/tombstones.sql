-- Articles whose own address is gone, since the first day nobody saw them again; one that is
-- read after that, at whatever address of its own, comes back.
WITH departed AS (
    SELECT DISTINCT
        portal.portal_id,
        fate.url
    FROM crawl.fate AS fate
    INNER JOIN warehouse.dim_portal AS portal ON fate.portal_code = portal.portal_code
    WHERE fate.fate = 'gone'
),

judged AS (
    SELECT article.article_id
    FROM departed
    INNER JOIN warehouse.fact_article AS article
        ON departed.portal_id = article.portal_id AND departed.url = article.url
    UNION
    SELECT article.article_id
    FROM warehouse.fact_article AS article
    WHERE article.is_gone
    UNION
    SELECT loadable.article_id
    FROM loadable
),

subject AS (
    SELECT
        article.article_id,
        portal.portal_code,
        article.url
    FROM judged
    INNER JOIN warehouse.fact_article AS article ON judged.article_id = article.article_id
    INNER JOIN warehouse.dim_portal AS portal ON article.portal_id = portal.portal_id
),

address AS (
    -- Where the article stands, and where its texts were read.
    SELECT
        subject.article_id,
        subject.portal_code,
        subject.url
    FROM subject
    UNION
    SELECT
        subject.article_id,
        capture.portal_code,
        capture.url
    FROM subject
    INNER JOIN warehouse.fact_article_revision AS revision
        ON subject.article_id = revision.article_id
    INNER JOIN archive.capture AS capture ON revision.capture_id = capture.capture_id
),

sighting AS (
    SELECT
        address.article_id,
        run.news_day,
        run.started_at
    FROM address
    INNER JOIN crawl.fate AS fate
        ON address.portal_code = fate.portal_code AND address.url = fate.url
    INNER JOIN crawl.run AS run ON fate.run_id = run.run_id
    WHERE fate.fate IN ('loaded', 'unchanged', 'revised')
    UNION
    SELECT
        loadable.article_id,
        loadable.news_day,
        loadable.started_at
    FROM loadable
),

last_sighting AS (
    SELECT DISTINCT ON (sighting.article_id)
        sighting.article_id,
        sighting.news_day,
        sighting.started_at
    FROM sighting
    ORDER BY sighting.article_id ASC, sighting.news_day DESC, sighting.started_at DESC
),

first_departure AS (
    -- The first that nobody saw the article after.
    SELECT DISTINCT ON (subject.article_id)
        subject.article_id,
        run.news_day,
        coalesce(fate.reason, 'HTTP ' || fate.http_status, 'gone') AS reason
    FROM subject
    INNER JOIN crawl.fate AS fate
        ON
            subject.portal_code = fate.portal_code
            AND subject.url = fate.url
            AND fate.fate = 'gone'
    INNER JOIN crawl.run AS run ON fate.run_id = run.run_id
    LEFT JOIN last_sighting ON subject.article_id = last_sighting.article_id
    WHERE
        last_sighting.article_id IS NULL
        OR (run.news_day, run.started_at) > (last_sighting.news_day, last_sighting.started_at)
    ORDER BY subject.article_id, run.news_day, run.started_at
),

verdict AS (
    SELECT
        subject.article_id,
        first_departure.news_day AS gone_on,
        first_departure.reason AS gone_reason
    FROM subject
    LEFT JOIN first_departure ON subject.article_id = first_departure.article_id
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
