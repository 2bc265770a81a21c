-- People whom any text of this build's articles has named until now. Called before the load, they
-- are held; called after it, those are added whom this build names for the first time.
INSERT INTO seen_person (person_id, is_held)
SELECT DISTINCT
    mention.person_id,
    cast(:is_held AS boolean) AS is_held
FROM loadable
INNER JOIN warehouse.fact_article_revision AS revision
    ON loadable.article_id = revision.article_id
INNER JOIN warehouse.fact_person_mention AS mention
    ON revision.revision_id = mention.revision_id
WHERE loadable.is_filling
ON CONFLICT DO NOTHING
