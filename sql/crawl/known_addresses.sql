-- What is known of some addresses of one portal: the last capture, and what became of it.
SELECT
    address.url,
    address.kind,
    address.found_on,
    address.feed_published_at,
    address.last_fate,
    address.etag,
    address.last_modified,
    address.payload_digest,
    address.visited_on,
    address.next_visit_on,
    address.stated_on,
    address.found_in_run_id = :run_id AS is_new,
    last_run.started_at AS visited_at,
    capture.capture_id,
    capture.url AS capture_url,
    capture.fetched_at,
    capture.http_status,
    capture.content_type,
    capture.payload_digest AS capture_digest,
    capture.payload_bytes,
    capture.etag AS capture_etag,
    capture.last_modified AS capture_last_modified,
    capture.warc_file,
    capture.warc_offset,
    capture.warc_length,
    reading.fate AS capture_fate,
    reading.target_url AS capture_target_url,
    reading.reason AS capture_reason,
    -- captured, and waiting for a build, counts as well
    address.was_there OR (address.is_history_open AND address.kind = 'article') AS was_there
FROM crawl.address AS address
LEFT JOIN crawl.run AS last_run ON address.last_run_id = last_run.run_id
LEFT JOIN archive.capture AS capture ON address.last_capture_id = capture.capture_id
LEFT JOIN LATERAL (
    SELECT
        fate.fate,
        fate.target_url,
        fate.reason
    FROM crawl.fate AS fate
    INNER JOIN crawl.run AS run ON fate.run_id = run.run_id
    WHERE
        fate.portal_code = address.portal_code
        AND fate.url = address.url
        AND fate.capture_id = address.last_capture_id
    ORDER BY run.started_at DESC, run.run_id DESC
    LIMIT 1
) AS reading ON TRUE
WHERE
    address.portal_code = :portal_code
    AND address.url = any(:urls)
ORDER BY address.url
