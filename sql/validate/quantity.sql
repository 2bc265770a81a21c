SELECT
    concat_ws('|', fact.capture_id, fact.source_field, fact.span_start, fact.span_end) AS row_key,
    reading.capture_id,
    reading.portal_code,
    reading.url,
    fact.quote,
    coalesce(
        CASE
            WHEN fact.span_start >= 0 AND fact.span_end > fact.span_start
                THEN nullif(substring(
                    warehouse.evidence_string(
                        fact.source_field,
                        reading.title,
                        reading.byline,
                        reading.text,
                        reading.captions,
                        reading.tables
                    )
                    FROM fact.span_start + 1 FOR fact.span_end - fact.span_start
                ), '')
        END,
        '(nothing)'
    ) AS words_at_span,
    fact.value,
    fact.value_high,
    fact.unit,
    fact.unit_printed,
    fact.nature,
    fact.denominator,
    CASE WHEN fact.unit = 'percent' THEN fact.value END AS percent,
    CASE WHEN fact.unit = 'percent_of_plan' THEN fact.value END AS percent_of_plan,
    CASE WHEN fact.unit = 'vnd' THEN fact.value END AS money_vnd,
    CASE WHEN fact.unit IN ('person', 'household', 'turn') THEN fact.value END AS heads,
    CASE
        WHEN
            fact.unit IN ('person', 'household', 'turn')
            AND (
                fact.value <> trunc(fact.value)
                OR fact.value_high <> trunc(fact.value_high)
            )
            THEN concat_ws(' to ', fact.value, fact.value_high)
    END AS split_heads,
    fact.period_start_on,
    fact.period_end_on,
    to_jsonb(fact.*) AS refused
FROM staging.quantity AS fact
LEFT JOIN staging.reading AS reading
    ON fact.build_id = reading.build_id AND fact.capture_id = reading.capture_id
WHERE fact.build_id = :build_id
