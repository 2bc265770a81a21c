-- What the texts of now are compared by.
UPDATE warehouse.article_likeness AS known
SET
    algorithm = :algorithm,
    article_number = arrival.article_number,
    text_digest = arrival.text_digest,
    shingle_count = arrival.shingle_count,
    band_keys = arrival.band_keys
FROM arrival
WHERE known.article_id = arrival.article_id
