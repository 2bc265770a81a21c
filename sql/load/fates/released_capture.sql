-- Pages of the quarantine that could be read: the same capture, or a newer one of its address.
WITH readable AS (
    SELECT
        reading.portal_code,
        reading.url,
        reading.fetched_at
    FROM staging.reading AS reading
    WHERE
        reading.build_id = :build_id
        AND reading.fate NOT IN ('layout_changed', 'quarantined', 'unreadable_encoding')
        AND NOT EXISTS (
            SELECT 1
            FROM quarantine.refused_row AS row_of_build
            WHERE
                row_of_build.build_id = :build_id
                AND row_of_build.table_name = 'reading'
                AND row_of_build.capture_id = reading.capture_id
                AND row_of_build.released_at IS NULL
        )
    UNION ALL
    -- An old capture refused by this build, after an earlier build had read a newer one.
    SELECT
        decided.portal_code,
        decided.url,
        newer.fetched_at
    FROM staging.reading AS reading
    INNER JOIN crawl.fate AS decided
        ON reading.portal_code = decided.portal_code AND reading.url = decided.url
    INNER JOIN archive.capture AS newer ON decided.capture_id = newer.capture_id
    WHERE
        reading.build_id = :build_id
        AND reading.fetched_at < newer.fetched_at
        AND decided.fate NOT IN ('layout_changed', 'quarantined', 'unreadable_encoding')
),

superseded AS (
    SELECT DISTINCT refused.capture_id
    FROM quarantine.refused_capture AS refused
    INNER JOIN archive.capture AS captured ON refused.capture_id = captured.capture_id
    INNER JOIN readable
        ON
            refused.portal_code = readable.portal_code
            AND refused.url = readable.url
            AND captured.fetched_at <= readable.fetched_at
    WHERE refused.released_at IS NULL
)

UPDATE quarantine.refused_capture AS refused
SET released_at = now()
FROM superseded
WHERE refused.capture_id = superseded.capture_id
