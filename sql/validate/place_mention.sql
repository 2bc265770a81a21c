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
    fact.place_name,
    fact.place_level,
    CASE
        WHEN fact.place_id IS NOT NULL
            THEN nullif(cardinality(fact.candidate_place_ids), 0)
    END AS candidates_beside_place,
    to_jsonb(fact.*) AS refused
FROM staging.place_mention AS fact
LEFT JOIN staging.reading AS reading
    ON fact.build_id = reading.build_id AND fact.capture_id = reading.capture_id
WHERE fact.build_id = :build_id
