-- A reading that only seemed unchanged, because the one that brought its words was refused, is
-- the news itself and takes over what that one changed.
UPDATE staging.reading AS reading
SET
    fate = CASE WHEN reading.revision_ordinal = 1 THEN 'loaded' ELSE 'revised' END,
    changes = coalesce(
        (
            SELECT refused.changes
            FROM staging.reading AS refused
            WHERE
                refused.build_id = reading.build_id
                AND refused.revision_id = reading.revision_id
                AND refused.changes <> '[]'
            ORDER BY refused.fetched_at, refused.capture_id
            LIMIT 1
        ),
        reading.changes
    )
FROM loadable
WHERE
    reading.build_id = :build_id
    AND reading.capture_id = loadable.capture_id
    AND reading.fate = 'unchanged'
    AND loadable.is_new
