-- An address of which only the archive tells, or whose newest capture was missing.
INSERT INTO crawl.address AS address (
    portal_code,
    url,
    kind,
    found_in_run_id,
    last_run_id,
    last_fate,
    last_capture_id,
    etag,
    last_modified,
    payload_digest,
    first_seen_on,
    visited_on,
    next_visit_on,
    is_history_open
)
SELECT
    :portal_code,
    :url,
    :kind,
    run.run_id AS found_in_run_id,
    run.run_id AS last_run_id,
    :fate,
    cast(:capture_id AS uuid) AS last_capture_id,
    :etag,
    :last_modified,
    :payload_digest,
    run.news_day AS first_seen_on,
    run.news_day AS visited_on,
    run.news_day AS next_visit_on,
    TRUE AS is_history_open
FROM crawl.run AS run
WHERE run.run_id = :run_id
ON CONFLICT (portal_code, url) DO UPDATE
    SET
        last_capture_id = excluded.last_capture_id,
        etag = excluded.etag,
        last_modified = excluded.last_modified,
        payload_digest = excluded.payload_digest
    WHERE NOT EXISTS (
        SELECT 1
        FROM archive.capture AS newer
        WHERE
            newer.capture_id = address.last_capture_id  -- noqa: RF01
            AND newer.fetched_at > :fetched_at
    )
