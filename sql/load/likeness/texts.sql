-- Titles of articles, and the current texts of those that are to be read.
SELECT
    article.article_id,
    article.portal_id,
    revision.title,
    CASE WHEN article.article_id = any(:read_ids) THEN revision.text END AS text
FROM warehouse.fact_article AS article
INNER JOIN warehouse.fact_article_revision AS revision
    ON article.current_revision_id = revision.revision_id
WHERE article.article_id = any(:article_ids)
