-- Every sighting and absence of the articles that were missing once where they stand, or are held
-- to be. A run that saw an article at any of its addresses saw it.
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
    WHERE article.absent_since IS NOT NULL
),

subject AS (
    SELECT
        article.article_id,
        article.portal_id,
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

seen AS (
    SELECT
        address.article_id,
        run.news_day,
        run.started_at,
        FALSE AS is_absent,
        0 AS weight,
        NULL AS reason
    FROM address
    INNER JOIN crawl.fate AS fate
        ON address.portal_code = fate.portal_code AND address.url = fate.url
    INNER JOIN crawl.run AS run ON fate.run_id = run.run_id
    WHERE fate.fate IN ('loaded', 'unchanged', 'revised')
    UNION ALL
    SELECT
        subject.article_id,
        loadable.news_day,
        loadable.started_at,
        FALSE AS is_absent,
        0 AS weight,
        NULL AS reason
    FROM loadable
    INNER JOIN subject ON loadable.article_id = subject.article_id
    UNION ALL
    SELECT
        subject.article_id,
        run.news_day,
        run.started_at,
        TRUE AS is_absent,
        CASE WHEN fate.http_status = 410 THEN 2 ELSE 1 END AS weight,
        coalesce(fate.reason, 'HTTP ' || fate.http_status, 'gone') AS reason
    FROM subject
    INNER JOIN crawl.fate AS fate
        ON
            subject.portal_code = fate.portal_code
            AND subject.url = fate.url
            AND fate.fate = 'gone'
    INNER JOIN crawl.run AS run ON fate.run_id = run.run_id
),

told AS (
    SELECT DISTINCT ON (seen.article_id, seen.news_day, seen.started_at)
        seen.article_id,
        seen.news_day,
        seen.started_at,
        seen.is_absent,
        seen.weight,
        seen.reason
    FROM seen
    ORDER BY
        seen.article_id ASC,
        seen.news_day ASC,
        seen.started_at ASC,
        seen.is_absent ASC,
        seen.weight DESC
)

INSERT INTO observation (
    article_id,
    portal_id,
    news_day,
    started_at,
    is_absent,
    is_departure,
    weight,
    reason
)
SELECT
    told.article_id,
    subject.portal_id,
    told.news_day,
    told.started_at,
    told.is_absent,
    told.is_absent
    AND NOT coalesce(
        lag(told.is_absent) OVER (
            PARTITION BY told.article_id ORDER BY told.news_day, told.started_at
        ),
        FALSE
    ) AS is_departure,
    told.weight,
    told.reason
FROM told
INNER JOIN subject ON told.article_id = subject.article_id
