-- First and last day on which current texts name a person in that office: days of articles that
-- have one. Whom no current text names any more has none. From others than the held this build can
-- take no day, only give more: their other articles need not be asked again.
WITH seen AS (
    SELECT
        touched.person_id,
        days.first_on,
        days.last_on
    FROM seen_person AS touched
    CROSS JOIN
        LATERAL (
            SELECT
                min(article.published_on) AS first_on,
                max(article.published_on) AS last_on
            FROM warehouse.fact_person_mention AS mention
            INNER JOIN warehouse.fact_article AS article
                ON mention.revision_id = article.current_revision_id
            WHERE mention.person_id = touched.person_id
        ) AS days
    WHERE touched.is_held
    UNION ALL
    SELECT
        named.person_id,
        least(min(article.published_on), named.first_seen_on) AS first_on,
        greatest(max(article.published_on), named.last_seen_on) AS last_on
    FROM loadable
    INNER JOIN warehouse.fact_article AS article ON loadable.article_id = article.article_id
    INNER JOIN warehouse.fact_person_mention AS mention
        ON article.current_revision_id = mention.revision_id
    INNER JOIN seen_person AS touched
        ON mention.person_id = touched.person_id AND NOT touched.is_held
    INNER JOIN warehouse.dim_person AS named ON mention.person_id = named.person_id
    WHERE loadable.is_filling
    GROUP BY named.person_id
)

UPDATE warehouse.dim_person AS person
SET
    first_seen_on = seen.first_on,
    last_seen_on = seen.last_on
FROM seen
WHERE
    person.person_id = seen.person_id
    AND (person.first_seen_on, person.last_seen_on)
    IS DISTINCT FROM (seen.first_on, seen.last_on)
