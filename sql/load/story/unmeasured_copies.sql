-- Copies whose text, or whose story's canonical text, is another one than was compared.
SELECT
    told.article_id,
    told.story_id,
    revision.revision_id,
    revision.title,
    revision.text,
    canonical_revision.revision_id AS canonical_revision_id,
    canonical_revision.title AS canonical_title,
    canonical_revision.text AS canonical_text
FROM told
INNER JOIN warehouse.fact_article AS article ON told.article_id = article.article_id
INNER JOIN warehouse.fact_article_revision AS revision
    ON article.current_revision_id = revision.revision_id
INNER JOIN warehouse.fact_article AS canonical
    ON told.canonical_article_id = canonical.article_id
INNER JOIN warehouse.fact_article_revision AS canonical_revision
    ON canonical.current_revision_id = canonical_revision.revision_id
LEFT JOIN warehouse.story_copy AS known
    ON
        told.article_id = known.article_id
        AND told.story_id = known.story_id
        AND revision.revision_id = known.revision_id
        AND canonical_revision.revision_id = known.canonical_revision_id
WHERE
    told.story_id IS NOT NULL
    AND told.article_id <> told.canonical_article_id
    AND known.article_id IS NULL
ORDER BY told.story_id, told.article_id
