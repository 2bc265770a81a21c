-- Days of the people whom articles name that are read anew: what the other articles say of them.
WITH named AS (
    SELECT DISTINCT mention.person_id
    FROM warehouse.fact_article_revision AS revision
    INNER JOIN warehouse.fact_person_mention AS mention
        ON revision.revision_id = mention.revision_id
    WHERE revision.article_id = any(:article_ids)
),

remaining AS (
    SELECT
        named.person_id,
        days.first_on,
        days.last_on
    FROM named
    CROSS JOIN LATERAL (
        SELECT
            min(article.published_on) AS first_on,
            max(article.published_on) AS last_on
        FROM warehouse.fact_person_mention AS mention
        INNER JOIN warehouse.fact_article AS article
            ON mention.revision_id = article.current_revision_id
        WHERE
            mention.person_id = named.person_id
            AND article.article_id <> all(:article_ids)
    ) AS days
)

UPDATE warehouse.dim_person AS person
SET
    first_seen_on = remaining.first_on,
    last_seen_on = remaining.last_on
FROM remaining
WHERE
    person.person_id = remaining.person_id
    AND (person.first_seen_on, person.last_seen_on)
    IS DISTINCT FROM (remaining.first_on, remaining.last_on)
