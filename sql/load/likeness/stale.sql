-- Articles whose bands are of an older text or an older algorithm, with the text of now: the oldest
-- first, so that those of the same days, of which one copies another, are compared together.
SELECT
    likeness.article_id,
    warehouse.article_number(article.article_id, article.published_on) AS article_number,
    likeness.article_number AS former_number,
    likeness.band_keys AS former_keys,
    revision.title,
    revision.text
FROM warehouse.article_likeness AS likeness
INNER JOIN warehouse.fact_article AS article ON likeness.article_id = article.article_id
INNER JOIN warehouse.fact_article_revision AS revision
    ON article.current_revision_id = revision.revision_id
WHERE likeness.algorithm < :algorithm
ORDER BY article.published_on, likeness.article_id
LIMIT cast(:most AS bigint)
