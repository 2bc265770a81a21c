-- First and last day on which current texts name a person in that office: days of articles that
-- have one. Whom no current text names any more has none.
WITH seen AS (
    SELECT
        touched.person_id,
        days.first_on,
        days.last_on
    FROM seen_person AS touched
    CROSS JOIN LATERAL (
        SELECT
            min(article.published_on) AS first_on,
            max(article.published_on) AS last_on
        FROM warehouse.fact_person_mention AS mention
        INNER JOIN warehouse.fact_article AS article
            ON mention.revision_id = article.current_revision_id
        WHERE mention.person_id = touched.person_id
    ) AS days
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
