SELECT
    cast(reading.capture_id AS text) AS row_key,
    reading.capture_id,
    reading.portal_code,
    reading.url,
    reading.fate,
    concat_ws(
        ' at ',
        reading.portal_code,
        lower(substring(reading.url FROM '^https?://([^/?#:]+)'))
    ) AS portal_at_host,
    to_jsonb(reading.*) AS refused
FROM staging.reading
WHERE reading.build_id = :build_id
