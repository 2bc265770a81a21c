-- Events that new revisions report, the main one first.
INSERT INTO warehouse.fact_event (
    revision_id,
    ordinal,
    source_field,
    span_start,
    span_end,
    quote,
    rule,
    extractor_version,
    event_kind,
    name,
    event_date,
    begins_on,
    ends_on,
    place_name,
    organiser_name,
    organiser_organisation_id,
    chair_name,
    chair_person_id
)
SELECT DISTINCT ON (
    loadable.revision_id,
    staged.ordinal
)
    loadable.revision_id,
    staged.ordinal,
    staged.source_field,
    staged.span_start,
    staged.span_end,
    staged.quote,
    staged.rule,
    reading.extractor_version,
    staged.event_kind,
    staged.name,
    staged.event_date,
    staged.begins_on,
    staged.ends_on,
    staged.place_name,
    staged.organiser_name,
    staged.organiser_organisation_id,
    staged.chair_name,
    chair.person_id
FROM staging.event AS staged
INNER JOIN loadable ON staged.capture_id = loadable.capture_id AND loadable.is_filling
INNER JOIN staging.reading AS reading
    ON staged.build_id = reading.build_id AND staged.capture_id = reading.capture_id
LEFT JOIN warehouse.dim_person AS chair ON staged.chair_person_id = chair.person_id
WHERE
    staged.build_id = :build_id
    AND NOT EXISTS (
        SELECT 1
        FROM quarantine.refused_row AS refused
        WHERE
            refused.build_id = staged.build_id
            AND refused.table_name = 'event'
            AND refused.row_key = staged.capture_id || '|' || staged.ordinal
            AND refused.released_at IS NULL
    )
ORDER BY
    loadable.revision_id,
    staged.ordinal,
    staged.rule COLLATE "C",
    staged.name COLLATE "C"
ON CONFLICT (revision_id, ordinal) DO NOTHING
