-- Pages of the portals and layouts that the day met: those of the day, and the last ones before.
WITH met AS (
    SELECT DISTINCT
        page.portal_code,
        page.layout
    FROM quality.page_reading AS page
    WHERE page.news_day = :day
),

portal_met AS (
    SELECT DISTINCT met.portal_code
    FROM met
),

layout_met AS (
    -- Layouts of these portals: a change of theme is seen by the one that is left, too.
    SELECT DISTINCT
        page.portal_code,
        page.layout
    FROM quality.page_reading AS page
    INNER JOIN portal_met ON page.portal_code = portal_met.portal_code
    WHERE page.news_day BETWEEN cast(:day AS date) - 60 AND :day
)

SELECT
    page.portal_code,
    page.url,
    page.news_day,
    page.fate,
    page.layout,
    page.article_id::text AS article,
    page.title_digest,
    page.body_digest,
    page.body_length,
    page.published_basis,
    page.minutes_from_fetch,
    page.has_byline,
    page.caption_count,
    page.table_count
FROM layout_met
CROSS JOIN
    LATERAL (
        (
            SELECT today.*
            FROM quality.page_reading AS today
            WHERE
                today.portal_code = layout_met.portal_code
                AND today.layout IS NOT DISTINCT FROM layout_met.layout
                AND today.news_day = :day
        )
        UNION ALL
        (
            SELECT earlier.*
            FROM quality.page_reading AS earlier
            WHERE
                earlier.portal_code = layout_met.portal_code
                AND earlier.layout IS NOT DISTINCT FROM layout_met.layout
                AND earlier.news_day < :day
                AND earlier.news_day >= cast(:day AS date) - 60
            ORDER BY earlier.news_day DESC, earlier.fetched_at DESC
            LIMIT 300
        )
    ) AS page
ORDER BY page.portal_code, page.news_day, page.fetched_at, page.url
