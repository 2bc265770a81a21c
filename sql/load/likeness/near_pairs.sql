-- Pairs of a batch of arrivals that share a key: the 50 nearest on each side. A longer bucket is a
-- template; its days around are what may be copies. Two arrivals meet from the lower one.
WITH near AS (
    SELECT DISTINCT
        arrival.article_id,
        arrival.text_digest,
        arrival.article_number AS own_number,
        neighbour.article_number
    FROM arrival
    CROSS JOIN unnest(arrival.band_keys) AS key (band_key)
    CROSS JOIN
        LATERAL (
            (
                SELECT band.article_number
                FROM warehouse.article_band AS band
                WHERE
                    band.band_key = key.band_key
                    AND band.article_number < arrival.article_number
                ORDER BY band.article_number DESC
                LIMIT 50
            )
            UNION ALL
            (
                SELECT band.article_number
                FROM warehouse.article_band AS band
                WHERE
                    band.band_key = key.band_key
                    AND band.article_number > arrival.article_number
                ORDER BY band.article_number ASC
                LIMIT 50
            )
        ) AS neighbour
    WHERE arrival.batch = :batch
)

SELECT
    near.article_id,
    other.article_id AS other_article_id,
    near.text_digest = other.text_digest AS is_exact
FROM near
-- One by one: few of the neighbours that the planner expects are there.
CROSS JOIN
    LATERAL (
        SELECT
            likeness.article_id,
            likeness.text_digest
        FROM warehouse.article_likeness AS likeness
        WHERE likeness.article_number = near.article_number
        ORDER BY likeness.article_number
        LIMIT 1
    ) AS other
LEFT JOIN arrival AS fellow ON other.article_id = fellow.article_id
WHERE fellow.article_id IS NULL OR near.own_number < near.article_number
ORDER BY near.article_id, other.article_id
