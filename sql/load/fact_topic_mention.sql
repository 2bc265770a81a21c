-- Topics of new revisions. One whose every deciding word was refused is not told.
INSERT INTO warehouse.fact_topic_mention (revision_id, topic_id)
SELECT DISTINCT
    loadable.revision_id,
    topic.topic_id
FROM staging.reading AS reading
INNER JOIN loadable ON reading.capture_id = loadable.capture_id AND loadable.is_filling
CROSS JOIN LATERAL unnest(reading.topic_codes) AS spoken (topic_code)
INNER JOIN warehouse.dim_topic AS topic ON spoken.topic_code = topic.topic_code
LEFT JOIN LATERAL (
    SELECT
        bool_and(
            EXISTS (
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
        ) AS is_refused
    FROM staging.topic_mention AS staged
    WHERE
        staged.build_id = reading.build_id
        AND staged.capture_id = reading.capture_id
        AND staged.topic_code = spoken.topic_code
) AS evidence ON TRUE
WHERE reading.build_id = :build_id AND NOT coalesce(evidence.is_refused, FALSE)
ON CONFLICT DO NOTHING
