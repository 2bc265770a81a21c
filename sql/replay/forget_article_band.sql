-- Keys of articles that are read anew; the next load brings them back from their captures.
WITH former AS (
    SELECT
        key.band_key,
        likeness.article_number
    FROM warehouse.article_likeness AS likeness
    CROSS JOIN unnest(likeness.band_keys) AS key (band_key)
    WHERE likeness.article_id = any(:article_ids)
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
