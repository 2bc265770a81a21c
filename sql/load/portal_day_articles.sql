-- Days before the first one computed anew: what was dated, first seen or taken down then may have
-- changed with the articles of today.
WITH counted AS (
    SELECT
        dated.portal_id,
        dated.date_on,
        sum(dated.published) AS published,
        sum(dated.first_seen) AS first_seen,
        sum(dated.gone) AS gone
    FROM (
        SELECT
            article.portal_id,
            article.published_on AS date_on,
            count(*) AS published,
            0 AS first_seen,
            0 AS gone
        FROM warehouse.fact_article AS article
        WHERE article.published_on < :first_day
        GROUP BY article.portal_id, article.published_on
        UNION ALL
        SELECT
            article.portal_id,
            article.first_seen_on AS date_on,
            0 AS published,
            count(*) AS first_seen,
            0 AS gone
        FROM warehouse.fact_article AS article
        WHERE article.first_seen_on < :first_day
        GROUP BY article.portal_id, article.first_seen_on
        UNION ALL
        SELECT
            article.portal_id,
            article.gone_on AS date_on,
            0 AS published,
            0 AS first_seen,
            count(*) AS gone
        FROM warehouse.fact_article AS article
        WHERE article.gone_on < :first_day
        GROUP BY article.portal_id, article.gone_on
    ) AS dated
    GROUP BY dated.portal_id, dated.date_on
),

present AS (
    SELECT
        day.portal_id,
        day.date_on,
        coalesce(counted.first_seen, 0) AS articles_new,
        coalesce(counted.gone, 0) AS articles_gone,
        coalesce(counted.published, 0) AS articles_published
    FROM warehouse.fact_portal_day AS day
    LEFT JOIN counted
        ON day.portal_id = counted.portal_id AND day.date_on = counted.date_on
    WHERE day.date_on < :first_day
)

UPDATE warehouse.fact_portal_day AS known
SET
    articles_new = present.articles_new,
    articles_gone = present.articles_gone,
    articles_published = present.articles_published
FROM present
WHERE
    known.portal_id = present.portal_id
    AND known.date_on = present.date_on
    AND (known.articles_new, known.articles_gone, known.articles_published)
    IS DISTINCT FROM
    (present.articles_new, present.articles_gone, present.articles_published)
