-- Places named in new revisions.
INSERT INTO warehouse.fact_place_mention (
    revision_id,
    source_field,
    span_start,
    span_end,
    quote,
    rule,
    extractor_version,
    place_name,
    place_level,
    place_id,
    province_name,
    today_place_id,
    candidate_names,
    candidate_place_ids
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
    staged.place_name,
    staged.place_level,
    staged.place_id,
    staged.province_name,
    staged.today_place_id,
    coalesce(staged.candidate_names, '{}') AS candidate_names,
    coalesce(staged.candidate_place_ids, '{}') AS candidate_place_ids
FROM staging.place_mention AS staged
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
            AND refused.table_name = 'place_mention'
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
    staged.place_name COLLATE "C"
ON CONFLICT (revision_id, source_field, span_start, span_end) DO NOTHING
