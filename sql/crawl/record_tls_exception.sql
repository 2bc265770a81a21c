-- A run has used an exception of TLS.
INSERT INTO crawl.tls_exception (
    run_id,
    portal_code,
    host,
    reason,
    since_on,
    certificate_file,
    is_legacy_renegotiation
)
VALUES (
    :run_id,
    :portal_code,
    :host,
    :reason,
    :since_on,
    :certificate_file,
    :is_legacy_renegotiation
)
ON CONFLICT (run_id, portal_code, host, reason) DO NOTHING
