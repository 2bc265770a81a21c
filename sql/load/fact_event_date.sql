-- Dates that new revisions tell of.
INSERT INTO warehouse.fact_event_date (
    revision_id,
    source_field,
    span_start,
    span_end,
    quote,
    rule,
    extractor_version,
    value,
    precision,
    basis,
    begins_on,
    ends_on
)
SELECT DISTINCT ON (
    loadable.revision_id,
    staged.source_field,
    staged.span_start,
    staged.span_end
)
    loadable.revision_id,
    staged.source_field,
    staged.span_start,
    staged.span_end,
    staged.quote,
    staged.rule,
    reading.extractor_version,
    staged.value,
    staged.precision,
    staged.basis,
    staged.begins_on,
    staged.ends_on
FROM staging.event_date AS staged
INNER JOIN loadable ON staged.capture_id = loadable.capture_id AND loadable.is_filling
INNER JOIN staging.reading AS reading
    ON staged.build_id = reading.build_id AND staged.capture_id = reading.capture_id
WHERE
    staged.build_id = :build_id
    AND NOT EXISTS (
        SELECT 1
        FROM quarantine.refused_row AS refused
        WHERE
            refused.build_id = staged.build_id
            AND refused.table_name = 'event_date'
            AND refused.row_key = concat_ws(
                '|',
                staged.capture_id,
                staged.source_field,
                staged.span_start,
                staged.span_end
            )
            AND refused.released_at IS NULL
    )
ORDER BY
    loadable.revision_id,
    staged.source_field,
    staged.span_start,
    staged.span_end,
    staged.rule COLLATE "C",
    staged.value COLLATE "C"
ON CONFLICT (revision_id, source_field, span_start, span_end) DO NOTHING
