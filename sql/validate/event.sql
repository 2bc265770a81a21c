SELECT
    concat_ws('|', fact.capture_id, fact.ordinal) AS row_key,
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
    fact.ordinal,
    fact.event_kind,
    fact.name,
    fact.event_date,
    fact.begins_on,
    fact.ends_on,
    fact.begins_on - reading.news_day AS days_ahead_of_news_day,
    to_jsonb(fact.*) AS refused
FROM staging.event AS fact
LEFT JOIN staging.reading AS reading
    ON fact.build_id = reading.build_id AND fact.capture_id = reading.capture_id
WHERE fact.build_id = :build_id
