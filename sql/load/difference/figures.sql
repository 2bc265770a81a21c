-- The figures of some revisions.
SELECT
    revision_id,
    source_field,
    span_start,
    span_end,
    quote,
    value,
    value_high,
    unit,
    modifier,
    measure,
    subject,
    period_label
FROM warehouse.fact_quantity
WHERE revision_id = any(:revision_ids)
