-- Topics of new revisions.
INSERT INTO warehouse.fact_topic_mention (revision_id, topic_id)
SELECT DISTINCT
    loadable.revision_id,
    topic.topic_id
FROM staging.reading AS reading
INNER JOIN loadable ON reading.capture_id = loadable.capture_id AND loadable.is_filling
CROSS JOIN LATERAL unnest(reading.topic_codes) AS spoken (topic_code)
INNER JOIN warehouse.dim_topic AS topic ON spoken.topic_code = topic.topic_code
WHERE reading.build_id = :build_id
ON CONFLICT DO NOTHING
