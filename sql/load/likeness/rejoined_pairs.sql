-- Pairs that came near one another because keys between them were lost.
WITH lost AS (
    SELECT
        lost.band_key,
        lost.article_number
    FROM warehouse.lost_band AS lost
    WHERE (
        SELECT count(*) FROM (
            SELECT 1 FROM warehouse.article_band AS band
            WHERE band.band_key = lost.band_key
            ORDER BY band.article_number
            LIMIT 51
        ) AS counted
    ) = 51
),

near AS (
    SELECT DISTINCT
        below.article_number,
        above.article_number AS other_number
    FROM lost
    CROSS JOIN
        LATERAL (
            SELECT
                band.article_number,
                row_number() OVER (ORDER BY band.article_number DESC) AS turn
            FROM warehouse.article_band AS band
            WHERE
                band.band_key = lost.band_key AND band.article_number < lost.article_number
            ORDER BY band.article_number DESC
            LIMIT 50
        ) AS below
    CROSS JOIN
        LATERAL (
            SELECT
                band.article_number,
                row_number() OVER (ORDER BY band.article_number ASC) AS turn
            FROM warehouse.article_band AS band
            WHERE
                band.band_key = lost.band_key AND band.article_number > lost.article_number
            ORDER BY band.article_number ASC
            LIMIT 50
        ) AS above
    WHERE below.turn + above.turn <= 51
)

SELECT
    one.article_id,
    other.article_id AS other_article_id,
    one.text_digest = other.text_digest AS is_exact
FROM near
INNER JOIN warehouse.article_likeness AS one ON near.article_number = one.article_number
INNER JOIN warehouse.article_likeness AS other ON near.other_number = other.article_number
WHERE
    NOT EXISTS (
        SELECT 1 FROM arrival
        WHERE arrival.article_id IN (one.article_id, other.article_id)
    )
    AND NOT EXISTS (
        SELECT 1 FROM warehouse.story_edge AS edge
        WHERE
            edge.article_id = least(one.article_id, other.article_id)
            AND edge.other_article_id = greatest(one.article_id, other.article_id)
    )
ORDER BY one.article_id, other.article_id
