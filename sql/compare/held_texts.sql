-- Current texts of articles that the warehouse holds.
SELECT
    article.article_id,
    portal.portal_code,
    revision.title,
    revision.text
FROM warehouse.fact_article AS article
INNER JOIN warehouse.dim_portal AS portal ON article.portal_id = portal.portal_id
INNER JOIN warehouse.fact_article_revision AS revision
    ON article.current_revision_id = revision.revision_id
WHERE article.article_id = any(:article_ids)
