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
    fact.kind,
    fact.number_symbol,
    fact.is_in_banner,
    fact.series_basis,
    fact.issued_on - reading.news_day AS days_ahead_of_news_day,
    extract(YEAR FROM fact.issued_on) AS issued_year,
    to_jsonb(fact.*) AS refused
FROM staging.document_citation AS fact
LEFT JOIN staging.reading AS reading
    ON fact.build_id = reading.build_id AND fact.capture_id = reading.capture_id
WHERE fact.build_id = :build_id
