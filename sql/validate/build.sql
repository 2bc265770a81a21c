SELECT
    'build' AS row_key,
    staged.readings,
    waiting.captures AS waiting_captures,
    CASE WHEN staged.readings = 0 THEN waiting.captures ELSE 0 END AS captures_without_reading
FROM (
    SELECT count(*) AS readings
    FROM staging.reading
    WHERE reading.build_id = :build_id
) AS staged,
    (
        SELECT count(*) AS captures
        FROM crawl.fate
        WHERE fate.fate IS NULL
    ) AS waiting
