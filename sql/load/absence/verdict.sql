-- Articles that have been missing on enough nights, or on a day that a person has confirmed; one
-- that is read after that, at whatever address of its own, comes back. A night counts where no
-- brake holds and the portal showed at least one article. Kept where it differs from the one held.
WITH last_sighting AS (
    SELECT DISTINCT ON (observation.article_id)
        observation.article_id,
        observation.news_day,
        observation.started_at
    FROM observation
    WHERE NOT observation.is_absent
    ORDER BY observation.article_id ASC, observation.news_day DESC, observation.started_at DESC
),

absence AS (
    -- What nobody saw the article after.
    SELECT
        observation.article_id,
        observation.portal_id,
        observation.news_day,
        observation.started_at,
        observation.weight,
        observation.reason
    FROM observation
    LEFT JOIN last_sighting ON observation.article_id = last_sighting.article_id
    WHERE
        observation.is_absent
        AND (
            last_sighting.article_id IS NULL
            OR (observation.news_day, observation.started_at)
            > (last_sighting.news_day, last_sighting.started_at)
        )
),

night AS (
    SELECT DISTINCT
        absence.portal_id,
        absence.news_day
    FROM absence
),

safe_night AS (
    SELECT
        night.portal_id,
        night.news_day
    FROM night
    INNER JOIN warehouse.dim_portal AS portal ON night.portal_id = portal.portal_id
    WHERE
        NOT EXISTS (
            SELECT 1
            FROM present_brake AS brake
            WHERE
                brake.portal_id = night.portal_id
                AND NOT brake.is_confirmed
                AND brake.date_on <= night.news_day
                AND night.news_day < coalesce(brake.recovered_on, 'infinity')
        )
        AND (
            EXISTS (
                SELECT 1
                FROM crawl.run AS run
                INNER JOIN crawl.fate AS fate ON run.run_id = fate.run_id
                WHERE
                    run.news_day = night.news_day
                    AND fate.portal_code = portal.portal_code
                    AND fate.fate IN ('loaded', 'unchanged', 'revised', 'duplicate_of')
            )
            OR EXISTS (
                SELECT 1
                FROM loadable
                INNER JOIN warehouse.fact_article AS article
                    ON loadable.article_id = article.article_id
                WHERE
                    loadable.news_day = night.news_day
                    AND article.portal_id = night.portal_id
            )
        )
),

counted AS (
    SELECT
        nightly.article_id,
        count(*) AS nights,
        sum(nightly.weight) AS weight
    FROM (
        SELECT
            absence.article_id,
            absence.news_day,
            max(absence.weight) AS weight
        FROM absence
        INNER JOIN safe_night
            ON
                absence.portal_id = safe_night.portal_id
                AND absence.news_day = safe_night.news_day
        GROUP BY absence.article_id, absence.news_day
    ) AS nightly
    GROUP BY nightly.article_id
),

first_absence AS (
    SELECT DISTINCT ON (absence.article_id)
        absence.article_id,
        absence.news_day,
        absence.reason,
        exists(
            SELECT 1
            FROM crawl.confirmed_absence AS confirmed
            INNER JOIN warehouse.dim_portal AS portal
                ON confirmed.portal_code = portal.portal_code
            WHERE
                portal.portal_id = absence.portal_id
                AND absence.news_day BETWEEN confirmed.from_day AND confirmed.to_day
        ) AS is_confirmed
    FROM absence
    ORDER BY absence.article_id, absence.news_day, absence.started_at
),

weighed AS (
    SELECT
        observed.article_id,
        first_absence.news_day AS absent_since,
        first_absence.reason,
        coalesce(counted.nights, 0) AS absent_nights,
        -- One night is never enough, whatever the answer said, unless one was asked for.
        first_absence.article_id IS NOT NULL
        AND (
            first_absence.is_confirmed
            OR coalesce(
                counted.weight >= :nights AND counted.nights >= least(2, :nights), FALSE
            )
        ) AS is_gone
    FROM (
        SELECT DISTINCT observation.article_id
        FROM observation
    ) AS observed
    LEFT JOIN first_absence ON observed.article_id = first_absence.article_id
    LEFT JOIN counted ON observed.article_id = counted.article_id
),

verdict_now AS (
    SELECT
        weighed.article_id,
        weighed.absent_since,
        weighed.absent_nights,
        weighed.is_gone,
        CASE WHEN weighed.is_gone THEN weighed.absent_since END AS gone_on,
        CASE WHEN weighed.is_gone THEN weighed.reason END AS gone_reason
    FROM weighed
)

INSERT INTO verdict (
    article_id,
    absent_since,
    absent_nights,
    is_gone,
    gone_on,
    gone_reason
)
SELECT
    verdict_now.article_id,
    verdict_now.absent_since,
    verdict_now.absent_nights,
    verdict_now.is_gone,
    verdict_now.gone_on,
    verdict_now.gone_reason
FROM verdict_now
INNER JOIN warehouse.fact_article AS article ON verdict_now.article_id = article.article_id
WHERE
    (article.absent_since, article.absent_nights, article.gone_on, article.gone_reason)
    IS DISTINCT FROM
    (
        verdict_now.absent_since,
        verdict_now.absent_nights,
        verdict_now.gone_on,
        verdict_now.gone_reason
    )
