-- The rules that read what stands in the warehouse now, and how many texts each version read.
SELECT
    extractor_version,
    count(*) AS revisions
FROM mart.revision
WHERE is_current
GROUP BY extractor_version
ORDER BY extractor_version COLLATE "C"
