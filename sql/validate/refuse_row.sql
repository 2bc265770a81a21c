-- One row that broke one check.
INSERT INTO quarantine.refused_row (
    build_id,
    table_name,
    row_key,
    expectation,
    reason,
    portal_code,
    url,
    capture_id,
    refused
)
VALUES (
    :build_id,
    :table_name,
    :row_key,
    :expectation,
    :reason,
    :portal_code,
    :url,
    :capture_id,
    cast(:refused AS jsonb)
)
