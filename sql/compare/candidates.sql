-- This build's captured articles that still need a fate.
SELECT
    capture_id,
    run_id,
    portal_code,
    url,
    page_identity,
    article_id,
    canonical_url,
    layout,
    content_digest,
    fetched_at,
    title,
    byline,
    published_quote,
    published_basis,
    text,
    captions,
    tables
FROM staging.reading
WHERE build_id = :build_id AND article_id IS NOT NULL AND fate IS NULL
ORDER BY fetched_at, url
