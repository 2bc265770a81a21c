-- How one check of one build came out.
INSERT INTO quality.check_result (
    build_id,
    suite,
    table_name,
    expectation,
    column_name,
    severity,
    is_met,
    element_count,
    unexpected_count,
    observed_value,
    sample
)
VALUES (
    :build_id,
    :suite,
    :table_name,
    :expectation,
    :column_name,
    :severity,
    :is_met,
    :element_count,
    :unexpected_count,
    :observed_value,
    cast(:sample AS jsonb)
)
