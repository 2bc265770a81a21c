-- People whom any text of this build's articles has named until now. Called before the load, those
-- are held whose first or last day an article gives: it may lose it. Called after the load, all
-- others are added.
INSERT INTO seen_person (person_id, is_held)
SELECT DISTINCT
    mention.person_id,
    cast(:is_held AS boolean) AS is_held
FROM loadable
INNER JOIN warehouse.fact_article AS article ON loadable.article_id = article.article_id
INNER JOIN warehouse.fact_article_revision AS revision
    ON loadable.article_id = revision.article_id
INNER JOIN warehouse.fact_person_mention AS mention
    ON revision.revision_id = mention.revision_id
INNER JOIN warehouse.dim_person AS person ON mention.person_id = person.person_id
WHERE
    loadable.is_filling
    AND (
        NOT :is_held
        OR article.published_on IN (person.first_seen_on, person.last_seen_on)
    )
ON CONFLICT DO NOTHING
