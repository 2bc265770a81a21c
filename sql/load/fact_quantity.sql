-- Figures stated in new revisions.
INSERT INTO warehouse.fact_quantity (
    revision_id,
    source_field,
    span_start,
    span_end,
    quote,
    rule,
    extractor_version,
    value,
    value_high,
    unit,
    unit_printed,
    modifier,
    nature,
    measure,
    subject,
    numerator,
    denominator,
    base,
    period_label,
    period_start_on,
    period_end_on
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
    staged.value_high,
    staged.unit,
    staged.unit_printed,
    staged.modifier,
    staged.nature,
    staged.measure,
    staged.subject,
    staged.numerator,
    staged.denominator,
    staged.base,
    staged.period_label,
    staged.period_start_on,
    staged.period_end_on
FROM staging.quantity AS staged
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
            AND refused.table_name = 'quantity'
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
    staged.unit COLLATE "C",
    staged.value
ON CONFLICT (revision_id, source_field, span_start, span_end) DO NOTHING
