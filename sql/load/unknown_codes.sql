-- Portals and topics of this build that no dimension knows.
SELECT DISTINCT
    'portal' AS dimension,
    reading.portal_code AS code
FROM staging.reading AS reading
INNER JOIN loadable ON reading.capture_id = loadable.capture_id
LEFT JOIN warehouse.dim_portal AS portal ON reading.portal_code = portal.portal_code
WHERE reading.build_id = :build_id AND portal.portal_id IS NULL
UNION
SELECT DISTINCT
    'topic' AS dimension,
    spoken.topic_code AS code
FROM staging.reading AS reading
INNER JOIN loadable ON reading.capture_id = loadable.capture_id
CROSS JOIN LATERAL unnest(reading.topic_codes) AS spoken (topic_code)
LEFT JOIN warehouse.dim_topic AS topic ON spoken.topic_code = topic.topic_code
WHERE reading.build_id = :build_id AND topic.topic_id IS NULL
ORDER BY dimension, code
