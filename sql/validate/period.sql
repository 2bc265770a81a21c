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
                    CASE
                        WHEN fact.source_field = 'text' THEN reading.text
                        WHEN fact.source_field = 'title' THEN reading.title
                        WHEN fact.source_field = 'byline' THEN reading.byline
                        WHEN fact.source_field ~ '^captions\.[0-9]{1,4}$'
                            THEN reading.captions[
                                cast(substring(fact.source_field FROM 10) AS integer) + 1
                            ]
                        WHEN fact.source_field ~ '^tables\.[0-9]{1,4}$'
                            THEN warehouse.table_text(
                                reading.tables,
                                cast(substring(fact.source_field FROM 8) AS integer)
                            )
                    END
                    FROM fact.span_start + 1 FOR fact.span_end - fact.span_start
                ), '')
        END,
        '(nothing)'
    ) AS words_at_span,
    fact.label,
    fact.starts_on,
    fact.ends_on,
    extract(YEAR FROM fact.starts_on) AS first_year,
    extract(YEAR FROM fact.ends_on) AS last_year,
    to_jsonb(fact.*) AS refused
FROM staging.period AS fact
LEFT JOIN staging.reading AS reading
    ON fact.build_id = reading.build_id AND fact.capture_id = reading.capture_id
WHERE fact.build_id = :build_id
