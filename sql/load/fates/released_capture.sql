-- Pages of the quarantine that this build could read.
UPDATE quarantine.refused_capture AS refused
SET released_at = now()
FROM staging.reading AS reading
WHERE
    reading.build_id = :build_id
    AND refused.capture_id = reading.capture_id
    AND refused.released_at IS NULL
    AND reading.fate NOT IN ('layout_changed', 'quarantined', 'unreadable_encoding')
    AND NOT EXISTS (
        SELECT 1
        FROM quarantine.refused_row AS row_of_build
        WHERE
            row_of_build.build_id = :build_id
            AND row_of_build.table_name = 'reading'
            AND row_of_build.capture_id = refused.capture_id
            AND row_of_build.released_at IS NULL
    )
