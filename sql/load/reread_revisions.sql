-- The same words read by another extractor: its facts replace those of the one before.
UPDATE warehouse.fact_article_revision AS held
SET extractor_version = reading.extractor_version
FROM loadable
INNER JOIN staging.reading AS reading
    ON reading.build_id = :build_id AND loadable.capture_id = reading.capture_id
WHERE
    held.revision_id = loadable.revision_id
    AND loadable.is_filling
    AND NOT loadable.is_new
