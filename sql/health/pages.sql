-- Pages of every portal that the day met: those of the day, and whole nights before it, back to
-- 60 days or until 1500 pages, whichever comes first, seven nights at least. Whole nights: a
-- night of which only the refused pages were left would look like a bad one.
WITH met AS (
    SELECT DISTINCT page.portal_code
    FROM quality.page_reading AS page
    WHERE page.news_day = :day
),

night AS (
    SELECT
        page.portal_code,
        page.news_day,
        count(*) AS page_count
    FROM quality.page_reading AS page
    INNER JOIN met ON page.portal_code = met.portal_code
    WHERE page.news_day BETWEEN cast(:day AS date) - 60 AND :day
    GROUP BY page.portal_code, page.news_day
),

numbered AS (
    SELECT
        night.portal_code,
        night.news_day,
        row_number() OVER newest_first AS nights,
        sum(night.page_count) OVER newest_first - night.page_count AS pages_since
    FROM night
    WINDOW newest_first AS (PARTITION BY night.portal_code ORDER BY night.news_day DESC)
)

SELECT
    page.portal_code,
    page.url,
    page.news_day,
    page.fate,
    page.fetched_at,
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
FROM numbered
INNER JOIN quality.page_reading AS page
    ON numbered.portal_code = page.portal_code AND numbered.news_day = page.news_day
WHERE numbered.nights <= 8 OR numbered.pages_since < 1500
ORDER BY page.portal_code, page.news_day, page.fetched_at, page.url
