-- Words that decided the topics of new revisions.
INSERT INTO warehouse.fact_topic_evidence (
    revision_id,
    topic_id,
    source_field,
    span_start,
    span_end,
    quote,
    rule,
    extractor_version
)
SELECT DISTINCT ON (
    loadable.revision_id,
    topic.topic_id,
    staged.source_field,
    staged.span_start,
    staged.span_end
)
    loadable.revision_id,
    topic.topic_id,
    staged.source_field,
    staged.span_start,
    staged.span_end,
    staged.quote,
    staged.rule,
    reading.extractor_version
FROM staging.topic_mention AS staged
INNER JOIN loadable ON staged.capture_id = loadable.capture_id AND loadable.is_filling
INNER JOIN staging.reading AS reading
    ON staged.build_id = reading.build_id AND staged.capture_id = reading.capture_id
INNER JOIN warehouse.dim_topic AS topic ON staged.topic_code = topic.topic_code
INNER JOIN warehouse.fact_topic_mention AS told
    ON loadable.revision_id = told.revision_id AND topic.topic_id = told.topic_id
WHERE
    staged.build_id = :build_id
    AND NOT EXISTS (
        SELECT 1
        FROM quarantine.refused_row AS refused
        WHERE
            refused.build_id = staged.build_id
            AND refused.table_name = 'topic_mention'
            AND refused.row_key = concat_ws(
                '|',
                staged.capture_id,
                staged.topic_code,
                staged.source_field,
                staged.span_start,
                staged.span_end
            )
            AND refused.released_at IS NULL
    )
ORDER BY
    loadable.revision_id,
    topic.topic_id,
    staged.source_field,
    staged.span_start,
    staged.span_end,
    staged.rule COLLATE "C"
ON CONFLICT (revision_id, topic_id, source_field, span_start, span_end) DO NOTHING
