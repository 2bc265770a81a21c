-- Pairs that the arrivals pushed apart: more than 49 articles stand between them under every key
-- that they share. Which pairs are measured must not depend on the order of arrival.
WITH crowded AS (
    SELECT
        key.band_key,
        arrival.article_number
    FROM arrival
    CROSS JOIN unnest(arrival.band_keys) AS key (band_key)
    WHERE (
        SELECT count(*) FROM (
            SELECT 1 FROM warehouse.article_band AS band
            WHERE band.band_key = key.band_key
            ORDER BY band.article_number
            LIMIT 52
        ) AS counted
    ) = 52
),

beside AS (
    SELECT DISTINCT below.article_number
    FROM crowded
    CROSS JOIN
        LATERAL (
            SELECT band.article_number
            FROM warehouse.article_band AS band
            WHERE
                band.band_key = crowded.band_key
                AND band.article_number < crowded.article_number
            ORDER BY band.article_number DESC
            LIMIT 50
        ) AS below
),

suspect AS (
    SELECT
        edge.article_id,
        edge.other_article_id
    FROM beside
    INNER JOIN warehouse.article_likeness AS likeness
        ON beside.article_number = likeness.article_number
    INNER JOIN warehouse.story_edge AS edge ON likeness.article_id = edge.article_id
    UNION
    SELECT
        edge.article_id,
        edge.other_article_id
    FROM beside
    INNER JOIN warehouse.article_likeness AS likeness
        ON beside.article_number = likeness.article_number
    INNER JOIN warehouse.story_edge AS edge ON likeness.article_id = edge.other_article_id
),

parted AS (
    SELECT
        suspect.article_id,
        suspect.other_article_id
    FROM suspect
    INNER JOIN warehouse.article_likeness AS one ON suspect.article_id = one.article_id
    INNER JOIN warehouse.article_likeness AS other
        ON suspect.other_article_id = other.article_id
    WHERE
        NOT EXISTS (
            SELECT 1
            FROM unnest(one.band_keys) AS key (band_key)
            WHERE
                key.band_key = any(other.band_keys)
                AND (
                    SELECT count(*) FROM (
                        SELECT 1 FROM warehouse.article_band AS band
                        WHERE
                            band.band_key = key.band_key
                            AND band.article_number
                            > least(one.article_number, other.article_number)
                            AND band.article_number
                            < greatest(one.article_number, other.article_number)
                        ORDER BY band.article_number
                        LIMIT 50
                    ) AS between_them
                ) < 50
        )
),

forgotten AS (
    DELETE FROM warehouse.story_edge AS edge
    USING parted
    WHERE
        edge.article_id = parted.article_id
        AND edge.other_article_id = parted.other_article_id
    RETURNING edge.article_id, edge.other_article_id, edge.relation
)

INSERT INTO touched (article_id)
SELECT DISTINCT ends.article_id
FROM forgotten
CROSS JOIN unnest(ARRAY[forgotten.article_id, forgotten.other_article_id]) AS ends (article_id)
WHERE forgotten.relation = 'same_story'
ON CONFLICT DO NOTHING
