-- Addresses of this build's articles that led nowhere when each of its runs was over.
WITH night AS (
    SELECT DISTINCT
        reading.run_id,
        reading.portal_code,
        run.started_at
    FROM staging.reading AS reading
    INNER JOIN crawl.run AS run ON reading.run_id = run.run_id
    WHERE reading.build_id = :build_id
),

met AS (
    SELECT
        reading.portal_code,
        reading.url
    FROM staging.reading AS reading
    WHERE reading.build_id = :build_id
    UNION
    SELECT
        reading.portal_code,
        article.url
    FROM staging.reading AS reading
    INNER JOIN warehouse.fact_article AS article ON reading.article_id = article.article_id
    WHERE reading.build_id = :build_id
    UNION
    SELECT
        portal.portal_code,
        article.url
    FROM staging.reading AS reading
    INNER JOIN warehouse.fact_article_revision AS revision
        ON reading.content_digest = revision.content_digest
    INNER JOIN warehouse.fact_article AS article ON revision.article_id = article.article_id
    INNER JOIN warehouse.dim_portal AS portal ON article.portal_id = portal.portal_id
    WHERE reading.build_id = :build_id
),

last_fate AS (
    SELECT DISTINCT ON (night.run_id, met.portal_code, met.url)
        night.run_id,
        met.portal_code,
        met.url,
        coalesce(fate.fate, reading.fate, 'read') AS fate
    FROM night
    INNER JOIN met ON night.portal_code = met.portal_code
    INNER JOIN crawl.fate AS fate
        ON met.portal_code = fate.portal_code AND met.url = fate.url
    INNER JOIN crawl.run AS run
        ON fate.run_id = run.run_id AND night.started_at >= run.started_at
    LEFT JOIN staging.reading AS reading
        ON reading.build_id = :build_id AND fate.capture_id = reading.capture_id
    -- Listed once more, and not asked: that says nothing of the page.
    WHERE coalesce(fate.fate NOT IN ('not_due', 'out_of_range'), TRUE)
    ORDER BY night.run_id ASC, met.portal_code ASC, met.url ASC, run.started_at DESC
)

SELECT
    run_id,
    portal_code,
    url
FROM last_fate
WHERE fate IN ('redirected', 'gone', 'not_found', 'soft_404')
ORDER BY run_id, portal_code, url
