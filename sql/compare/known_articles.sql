-- What the warehouse holds of the articles, or of the same words, that this build met.
SELECT DISTINCT ON (article.article_id)
    article.article_id,
    portal.portal_code,
    article.url,
    revision.content_digest,
    revision.revision_id,
    revision.revision_ordinal,
    coalesce(
        address.last_fate IS NULL
        OR address.last_fate NOT IN ('redirected', 'gone', 'not_found', 'soft_404'),
        TRUE
    ) AS is_address_alive,
    revision.title,
    revision.byline,
    article.published_quote,
    article.published_basis,
    revision.text,
    revision.captions
FROM warehouse.fact_article AS article
INNER JOIN warehouse.dim_portal AS portal ON article.portal_id = portal.portal_id
INNER JOIN warehouse.fact_article_revision AS revision
    ON article.current_revision_id = revision.revision_id
INNER JOIN staging.reading AS reading
    ON
        reading.build_id = :build_id
        AND portal.portal_code = reading.portal_code
        AND (
            article.article_id = reading.article_id
            OR revision.content_digest = reading.content_digest
        )
LEFT JOIN crawl.address AS address
    ON portal.portal_code = address.portal_code AND article.url = address.url
ORDER BY article.article_id
