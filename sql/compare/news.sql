-- The newest text of every article that this build loads or revises.
SELECT DISTINCT ON (article_id)
    article_id,
    portal_code,
    title,
    text
FROM staging.reading
WHERE build_id = :build_id AND fate IN ('loaded', 'revised')
ORDER BY article_id ASC, revision_ordinal DESC
