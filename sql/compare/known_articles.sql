-- What the warehouse holds of the articles, or of the same words, that this build met.
WITH met AS (
    SELECT article.article_id
    FROM staging.reading AS reading
    INNER JOIN warehouse.fact_article AS article ON reading.article_id = article.article_id
    WHERE reading.build_id = :build_id
    UNION
    SELECT revision.article_id
    FROM staging.reading AS reading
    INNER JOIN warehouse.fact_article_revision AS revision
        ON reading.content_digest = revision.content_digest
    WHERE reading.build_id = :build_id AND revision.valid_to IS NULL
)

SELECT
    article.article_id,
    portal.portal_code,
    article.url,
    revision.content_digest,
    revision.revision_id,
    revision.revision_ordinal,
    revision.title,
    revision.byline,
    article.published_quote,
    article.published_basis,
    revision.text,
    revision.captions,
    revision.tables
FROM met
INNER JOIN warehouse.fact_article AS article ON met.article_id = article.article_id
INNER JOIN warehouse.dim_portal AS portal ON article.portal_id = portal.portal_id
INNER JOIN warehouse.fact_article_revision AS revision
    ON article.current_revision_id = revision.revision_id
ORDER BY article.article_id
