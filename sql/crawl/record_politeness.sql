-- What one host bore in one run; every attempt of the run adds to it.
INSERT INTO crawl.politeness AS ledger (
    run_id,
    portal_code,
    host,
    requests,
    not_modified,
    failed,
    received_bytes,
    saved_bytes,
    waited_seconds,
    retry_after_seconds,
    turn_seconds,
    delay_seconds,
    least_gap_seconds,
    first_asked_at,
    last_asked_at
)
VALUES (
    :run_id,
    :portal_code,
    :host,
    :requests,
    :not_modified,
    :failed,
    :received_bytes,
    :saved_bytes,
    :waited_seconds,
    :retry_after_seconds,
    :turn_seconds,
    :delay_seconds,
    :least_gap_seconds,
    :first_asked_at,
    :last_asked_at
)
ON CONFLICT (run_id, portal_code, host) DO UPDATE
    SET
        requests = ledger.requests + excluded.requests,
        not_modified = ledger.not_modified + excluded.not_modified,
        failed = ledger.failed + excluded.failed,
        received_bytes = ledger.received_bytes + excluded.received_bytes,
        saved_bytes = ledger.saved_bytes + excluded.saved_bytes,
        waited_seconds = ledger.waited_seconds + excluded.waited_seconds,
        retry_after_seconds = ledger.retry_after_seconds + excluded.retry_after_seconds,
        turn_seconds = ledger.turn_seconds + excluded.turn_seconds,
        delay_seconds = least(ledger.delay_seconds, excluded.delay_seconds),
        least_gap_seconds = least(ledger.least_gap_seconds, excluded.least_gap_seconds),
        first_asked_at = least(ledger.first_asked_at, excluded.first_asked_at),
        last_asked_at = greatest(ledger.last_asked_at, excluded.last_asked_at)
