-- Keys that no article has: there are none, unless somebody wrote into the tables by hand.
DELETE FROM warehouse.article_band AS band
WHERE NOT EXISTS (
    SELECT 1
    FROM warehouse.article_likeness AS likeness
    WHERE
        likeness.article_number = band.article_number
        AND band.band_key = any(likeness.band_keys)
)
