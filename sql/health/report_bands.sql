-- What the runs of one news day judged.
SELECT
    band.portal_code,
    band.date_on,
    band.news_day,
    band.day_class,
    band.article_count,
    band.expected_minimum,
    band.expected_maximum,
    band.basis
FROM quality.portal_band AS band
WHERE
    (cast(:portal_code AS text) IS NULL OR band.portal_code = :portal_code)
    AND band.news_day = :day
ORDER BY band.portal_code, band.date_on
