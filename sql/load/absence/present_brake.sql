-- Nights on which more articles went missing than :articles and than :share of those asked.
-- A brake holds until half of them have come back, or until a person confirms the day.
WITH departure AS (
    SELECT
        observation.portal_id,
        observation.news_day,
        observation.article_id
    FROM observation
    WHERE observation.is_departure
    GROUP BY observation.portal_id, observation.news_day, observation.article_id
),

missed AS (
    SELECT
        departure.portal_id,
        departure.news_day,
        count(*) AS articles
    FROM departure
    GROUP BY departure.portal_id, departure.news_day
    HAVING count(*) > :articles
),

present AS (
    -- What was asked again that night, and was there.
    SELECT
        missed.portal_id,
        missed.news_day,
        fate.url
    FROM missed
    INNER JOIN warehouse.dim_portal AS portal ON missed.portal_id = portal.portal_id
    INNER JOIN crawl.run AS run ON missed.news_day = run.news_day
    INNER JOIN crawl.fate AS fate
        ON run.run_id = fate.run_id AND portal.portal_code = fate.portal_code
    WHERE fate.fate IN ('unchanged', 'revised')
    UNION
    SELECT
        missed.portal_id,
        missed.news_day,
        article.url
    FROM missed
    INNER JOIN loadable ON missed.news_day = loadable.news_day
    INNER JOIN warehouse.fact_article AS article
        ON loadable.article_id = article.article_id AND missed.portal_id = article.portal_id
    WHERE article.first_seen_on < missed.news_day
),

asked AS (
    SELECT
        missed.portal_id,
        missed.news_day,
        missed.articles AS missing,
        missed.articles + count(present.url) AS articles
    FROM missed
    LEFT JOIN present
        ON missed.portal_id = present.portal_id AND missed.news_day = present.news_day
    GROUP BY missed.portal_id, missed.news_day, missed.articles
),

back AS (
    -- When each of the missing was seen again, if ever.
    SELECT
        departure.portal_id,
        departure.news_day,
        coalesce(min(observation.news_day), 'infinity') AS seen_on
    FROM departure
    LEFT JOIN observation
        ON
            departure.article_id = observation.article_id
            AND NOT observation.is_absent
            AND departure.news_day < observation.news_day
    GROUP BY departure.portal_id, departure.news_day, departure.article_id
),

recovery AS (
    SELECT
        back.portal_id,
        back.news_day,
        percentile_disc(0.5) WITHIN GROUP (ORDER BY back.seen_on) AS seen_on
    FROM back
    GROUP BY back.portal_id, back.news_day
)

INSERT INTO present_brake (
    portal_id,
    date_on,
    articles_asked,
    articles_missing,
    recovered_on,
    is_confirmed
)
SELECT
    asked.portal_id,
    asked.news_day,
    asked.articles,
    asked.missing,
    nullif(recovery.seen_on, 'infinity') AS recovered_on,
    exists(
        SELECT 1
        FROM crawl.confirmed_absence AS confirmed
        INNER JOIN warehouse.dim_portal AS portal ON confirmed.portal_code = portal.portal_code
        WHERE
            portal.portal_id = asked.portal_id
            AND asked.news_day BETWEEN confirmed.from_day AND confirmed.to_day
    ) AS is_confirmed
FROM asked
INNER JOIN recovery
    ON asked.portal_id = recovery.portal_id AND asked.news_day = recovery.news_day
WHERE asked.missing > :share * asked.articles
