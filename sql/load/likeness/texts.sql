-- Titles of articles, and the current texts of those that are to be read.
SELECT
    article.article_id,
    article.portal_id,
    revision.title,
    CASE WHEN wanted.is_read THEN revision.text END AS text
FROM
    unnest(cast(:article_ids AS uuid[]), cast(:are_read AS boolean[])) AS wanted (
        article_id, is_read
    )
INNER JOIN warehouse.fact_article AS article ON wanted.article_id = article.article_id
INNER JOIN warehouse.fact_article_revision AS revision
    ON article.current_revision_id = revision.revision_id
