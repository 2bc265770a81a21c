-- The newest kept answer of an address, and what to send along next time.
UPDATE crawl.address
SET
    last_capture_id = cast(:capture_id AS uuid),
    etag = :etag,
    last_modified = :last_modified,
    payload_digest = :payload_digest
WHERE
    portal_code = :portal_code
    AND url = :url
