-- What one host bore in one run; every attempt of the run adds to it.
INSERT INTO crawl.politeness AS ledger (
    run_id,
    portal_code,
    host,
    requests,
    not_modified,
    received_bytes,
    waited_seconds
)
VALUES (
    :run_id,
    :portal_code,
    :host,
    :requests,
    :not_modified,
    :received_bytes,
    :waited_seconds
)
ON CONFLICT (run_id, portal_code, host) DO UPDATE
    SET
        requests = ledger.requests + excluded.requests,
        not_modified = ledger.not_modified + excluded.not_modified,
        received_bytes = ledger.received_bytes + excluded.received_bytes,
        waited_seconds = ledger.waited_seconds + excluded.waited_seconds
