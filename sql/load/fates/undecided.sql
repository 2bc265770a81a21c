-- Readings of this build that nobody has given a fate.
SELECT reading.url
FROM staging.reading AS reading
WHERE reading.build_id = :build_id AND reading.fate IS NULL
ORDER BY reading.url
