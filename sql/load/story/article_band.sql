-- The bands of this build's new texts.
INSERT INTO warehouse.article_band (algorithm, band_key, article_id)
SELECT DISTINCT
    band.algorithm,
    band.band_key,
    band.article_id
FROM staging.article_band AS band
INNER JOIN loadable ON band.article_id = loadable.article_id AND loadable.is_new
WHERE band.build_id = :build_id
ON CONFLICT DO NOTHING
