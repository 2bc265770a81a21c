-- The keys of the texts of now, in the order of the index.
INSERT INTO warehouse.article_band (band_key, article_number)
SELECT
    key.band_key,
    arrival.article_number
FROM arrival
CROSS JOIN unnest(arrival.band_keys) AS key (band_key)
ORDER BY key.band_key, arrival.article_number
ON CONFLICT DO NOTHING
