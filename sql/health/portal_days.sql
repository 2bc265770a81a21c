-- Articles that each portal dated each day, as the first complete run of a later day saw them: a
-- missed night, and what is dated back afterwards, change no number. Articles without a date
-- count for the day before the run that first saw them; after a missed night nobody can tell.
--
-- A run may judge when it asked for nearly everything: nothing deferred, one failed page in ten.
WITH closing AS (
    SELECT
        day.portal_id,
        day.date_on AS news_day,
        lag(day.date_on) OVER (PARTITION BY day.portal_id ORDER BY day.date_on) AS last_news_day
    FROM warehouse.fact_portal_day AS day
    WHERE
        day.date_on BETWEEN cast(:day AS date) - 420 AND :day
        AND day.coverage IN ('complete', 'none_expected', 'partial')
        AND day.pages_deferred = 0
        AND (day.pages_failed + day.pages_quarantined) * 10 <= day.addresses_seen
),

judged AS (
    SELECT
        closing.portal_id,
        closing.news_day,
        moment::date AS date_on
    FROM closing
    CROSS JOIN
        LATERAL generate_series(
            closing.last_news_day::timestamp,
            closing.news_day - interval '1 day',
            interval '1 day'
        ) AS moment
    WHERE
        closing.news_day - closing.last_news_day = 1
        OR NOT EXISTS (
            SELECT 1
            FROM warehouse.fact_article AS undated
            WHERE
                undated.portal_id = closing.portal_id
                AND undated.first_seen_on = closing.news_day
                AND undated.published_on IS NULL
        )
),

dated AS (
    SELECT
        article.portal_id,
        article.first_seen_on,
        coalesce(article.published_on, article.first_seen_on - 1) AS date_on
    FROM warehouse.fact_article AS article
    WHERE
        article.published_on BETWEEN cast(:day AS date) - 420 AND :day
        OR (
            article.published_on IS NULL
            AND article.first_seen_on BETWEEN cast(:day AS date) - 420 AND :day
        )
)

SELECT
    portal.portal_code,
    portal.is_news_expected,
    judged.date_on,
    judged.news_day,
    count(dated.date_on) AS article_count,
    -- Not by this very day's judgement: judged once more, it must find the same.
    coalesce(bool_or(band.article_count < band.expected_minimum), FALSE) AS was_below
FROM judged
INNER JOIN warehouse.dim_portal AS portal ON judged.portal_id = portal.portal_id
LEFT JOIN dated
    ON
        judged.portal_id = dated.portal_id
        AND judged.date_on = dated.date_on
        AND judged.news_day >= dated.first_seen_on
LEFT JOIN quality.portal_band AS band
    ON
        portal.portal_code = band.portal_code
        AND judged.date_on = band.date_on
        AND judged.news_day < :day
GROUP BY portal.portal_code, portal.is_news_expected, judged.date_on, judged.news_day
ORDER BY portal.portal_code, judged.date_on
