-- Question: Into how many communes did each district go that articles name, and by which act?
-- Câu hỏi: Mỗi huyện được nêu trong bài nay thành bao nhiêu xã, phường, theo nghị quyết nào?
WITH named AS (
    SELECT
        place.place_then_name AS name,
        place.province_name,
        count(DISTINCT place.article_id) AS articles
    FROM mart.place AS place
    WHERE
        place.place_level = 'district'
        AND place.place_then_name IS NOT NULL
        AND NOT place.is_gone
    GROUP BY place.place_then_name, place.province_name
)

SELECT
    named.name AS district,
    named.province_name,
    named.articles,
    count(DISTINCT concat_ws(', ', successor.name_after, successor.province_after)) AS communes,
    string_agg(
        DISTINCT successor.name_after, ', ' ORDER BY successor.name_after
    ) AS communes_today,
    successor.changed_on,
    string_agg(DISTINCT successor.resolution, '; ' ORDER BY successor.resolution) AS acts
FROM named
INNER JOIN mart.place_successor AS successor
    ON
        named.name = successor.name_before
        AND named.province_name = successor.province_before
        AND successor.level_before = 'district'
        AND successor.level_after = 'commune'
GROUP BY named.name, named.province_name, named.articles, successor.changed_on
ORDER BY named.articles DESC, named.name ASC, named.province_name ASC, successor.changed_on ASC
LIMIT 50
