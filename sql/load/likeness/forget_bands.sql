-- Keys that a text does not have any more.
WITH former AS (
    SELECT
        key.band_key,
        arrival.former_number AS article_number
    FROM arrival
    CROSS JOIN unnest(arrival.former_keys) AS key (band_key)
    WHERE
        arrival.former_number <> arrival.article_number
        OR key.band_key <> all(arrival.band_keys)
),

forgotten AS (
    DELETE FROM warehouse.article_band AS band
    USING former
    WHERE band.band_key = former.band_key AND band.article_number = former.article_number
    RETURNING band.band_key, band.article_number
)

INSERT INTO warehouse.lost_band (band_key, article_number)
SELECT
    forgotten.band_key,
    forgotten.article_number
FROM forgotten
ON CONFLICT DO NOTHING
