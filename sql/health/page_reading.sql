-- Which fields every page of the build had. Read once more, a capture's row is replaced.
INSERT INTO quality.page_reading AS known (
    capture_id,
    portal_code,
    news_day,
    fetched_at,
    url,
    fate,
    layout,
    article_id,
    title_digest,
    body_digest,
    body_length,
    published_basis,
    minutes_from_fetch,
    has_byline,
    caption_count,
    table_count
)
SELECT
    reading.capture_id,
    reading.portal_code,
    reading.news_day,
    reading.fetched_at,
    reading.url,
    CASE
        WHEN
            EXISTS (
                SELECT 1
                FROM quarantine.refused_row AS refused
                WHERE
                    refused.build_id = :build_id
                    AND refused.table_name = 'reading'
                    AND refused.capture_id = reading.capture_id
                    AND refused.released_at IS NULL
            )
            THEN 'quarantined'
        ELSE reading.fate
    END AS fate,
    reading.layout,
    reading.article_id,
    md5(reading.title) AS title_digest,
    md5(reading.text) AS body_digest,
    coalesce(length(reading.text), 0) AS body_length,
    coalesce(reading.published_basis, 'absent') AS published_basis,
    CASE
        WHEN reading.published_precision IN ('second', 'minute')
            THEN
                (
                    abs(extract(EPOCH FROM reading.fetched_at - reading.published_at)) / 60.0
                )::double precision
    END AS minutes_from_fetch,
    coalesce(reading.byline, '') <> '' AS has_byline,
    coalesce(cardinality(reading.captions), 0) AS caption_count,
    coalesce(jsonb_array_length(reading.tables), 0) AS table_count
FROM staging.reading AS reading
WHERE
    reading.build_id = :build_id
    AND reading.fate IS NOT NULL
    AND reading.fate <> 'not_article'
ON CONFLICT (capture_id) DO UPDATE
    SET
        fate = excluded.fate,
        layout = excluded.layout,
        article_id = excluded.article_id,
        title_digest = excluded.title_digest,
        body_digest = excluded.body_digest,
        body_length = excluded.body_length,
        published_basis = excluded.published_basis,
        minutes_from_fetch = excluded.minutes_from_fetch,
        has_byline = excluded.has_byline,
        caption_count = excluded.caption_count,
        table_count = excluded.table_count
    WHERE known IS DISTINCT FROM excluded
