-- Question: How many articles did each portal publish, day by day?
-- Câu hỏi: Mỗi cổng đăng bao nhiêu bài viết trong từng ngày?
-- Articles taken down since count: they were published on that day. Day by day, the newest first,
-- until the days have twenty rows.
WITH RECURSIVE newest AS (
    (
        SELECT
            article.published_on,
            cast(0 AS bigint) AS rows_before
        FROM mart.article AS article
        WHERE article.published_on IS NOT NULL
        ORDER BY article.published_on DESC NULLS LAST
        LIMIT 1
    )
    UNION ALL
    SELECT
        (
            SELECT article.published_on
            FROM mart.article AS article
            WHERE article.published_on < newest.published_on
            ORDER BY article.published_on DESC NULLS LAST
            LIMIT 1
        ) AS published_on,
        newest.rows_before + (
            SELECT count(DISTINCT article.portal_code)
            FROM mart.article AS article
            WHERE article.published_on = newest.published_on
        ) AS rows_before
    FROM newest
    WHERE newest.rows_before < 20 AND newest.published_on IS NOT NULL
)

SELECT
    counted.portal_code,
    newest.published_on,
    counted.articles,
    counted.for_example
FROM newest
CROSS JOIN
    LATERAL (
        SELECT
            article.portal_code,
            count(*) AS articles,
            min(article.title) AS for_example
        FROM mart.article AS article
        WHERE article.published_on = newest.published_on
        GROUP BY article.portal_code
    ) AS counted
WHERE newest.rows_before < 20
ORDER BY newest.published_on DESC, counted.articles DESC, counted.portal_code ASC
LIMIT 20
