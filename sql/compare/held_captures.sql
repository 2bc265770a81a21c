-- Revisions that the warehouse read from captures of this build already.
SELECT
    revision.capture_id,
    revision.revision_id,
    revision.revision_ordinal,
    revision.content_digest
FROM staging.reading AS reading
INNER JOIN warehouse.fact_article_revision AS revision
    ON reading.capture_id = revision.capture_id
WHERE reading.build_id = :build_id
ORDER BY revision.capture_id
