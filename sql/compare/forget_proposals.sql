-- A retried comparison starts from nothing.
WITH forgotten AS (
    DELETE FROM staging.article_band
    WHERE build_id = :build_id
)

DELETE FROM staging.story_edge
WHERE build_id = :build_id
