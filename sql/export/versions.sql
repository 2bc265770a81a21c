-- The rules that read what stands in the warehouse now, and how many texts each version read.
SELECT
    revision.extractor_version,
    count(*) AS revisions
FROM mart.revision AS revision
WHERE revision.is_current
GROUP BY revision.extractor_version
ORDER BY revision.extractor_version COLLATE "C"
