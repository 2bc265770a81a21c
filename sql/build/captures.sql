-- What reading needs of each capture of one batch.
SELECT DISTINCT ON (capture.fetched_at, capture.capture_id)
    capture.capture_id,
    capture.portal_code,
    capture.url,
    capture.fetched_at,
    capture.http_status,
    capture.content_type,
    capture.payload_digest,
    capture.payload_bytes,
    capture.etag,
    capture.last_modified,
    capture.warc_file,
    capture.warc_offset,
    capture.warc_length,
    run.run_id,
    run.news_day,
    address.feed_published_at
FROM archive.capture AS capture
INNER JOIN crawl.fate AS fate ON capture.capture_id = fate.capture_id
INNER JOIN crawl.run AS run ON fate.run_id = run.run_id
LEFT JOIN crawl.address AS address
    ON capture.portal_code = address.portal_code AND capture.url = address.url
WHERE capture.capture_id = any(cast(:capture_ids AS uuid[]))
ORDER BY
    capture.fetched_at,
    capture.capture_id,
    fate.fate IS NOT NULL,
    run.started_at
