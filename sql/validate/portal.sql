SELECT
    reading.portal_code AS row_key,
    count(*) AS readings,
    avg(cast(reading.is_article AS integer)) AS article_share,
    avg(cast(reading.published_on IS NULL AS integer)) FILTER (
        WHERE reading.is_article
    ) AS undated_share,
    percentile_disc(0.05) WITHIN GROUP (ORDER BY length(reading.text)) FILTER (
        WHERE reading.is_article
    ) AS twentieth_text_length,
    percentile_disc(0.5) WITHIN GROUP (ORDER BY length(reading.text)) FILTER (
        WHERE reading.is_article
    ) AS median_text_length
FROM (
    SELECT
        portal_code,
        published_on,
        text,
        fate IN ('loaded', 'revised', 'unchanged', 'duplicate_of') AS is_article
    FROM staging.reading
    WHERE build_id = :build_id
) AS reading
GROUP BY reading.portal_code
