-- Pairs that share a band: a new article with a new one, or with one of the warehouse.
-- At most 50 neighbours a key: a longer bucket is a template, not a story.
WITH neighbours AS (
    SELECT
        news.article_id,
        neighbour.article_id AS other_article_id
    FROM staging.article_band AS news
    CROSS JOIN
        LATERAL (
            (
                SELECT held.article_id
                FROM warehouse.article_band AS held
                WHERE held.algorithm = news.algorithm AND held.band_key = news.band_key
                ORDER BY held.article_id
                LIMIT 50
            )
            UNION
            (
                SELECT fellow.article_id
                FROM staging.article_band AS fellow
                WHERE
                    fellow.build_id = news.build_id
                    AND fellow.algorithm = news.algorithm
                    AND fellow.band_key = news.band_key
                ORDER BY fellow.article_id
                LIMIT 50
            )
        ) AS neighbour
    WHERE
        news.build_id = :build_id
        AND news.algorithm = :algorithm
        AND neighbour.article_id <> news.article_id
)

SELECT DISTINCT
    least(article_id, other_article_id) AS article_id,
    greatest(article_id, other_article_id) AS other_article_id
FROM neighbours
ORDER BY article_id, other_article_id
