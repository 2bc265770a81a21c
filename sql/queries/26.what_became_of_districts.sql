-- Question: Into how many communes did each district go that articles name, and by which act?
-- Câu hỏi: Mỗi huyện được nêu trong bài nay thành bao nhiêu xã, phường, theo nghị quyết nào?
-- Only articles that still stand. Tallies that each load keeps.
SELECT
    named.name AS district,
    named.province_name,
    named.article_count AS articles,
    count(DISTINCT concat_ws(', ', successor.name_after, successor.province_after)) AS communes,
    string_agg(
        DISTINCT successor.name_after, ', ' ORDER BY successor.name_after
    ) AS communes_today,
    successor.changed_on,
    string_agg(DISTINCT successor.resolution, '; ' ORDER BY successor.resolution) AS acts
FROM mart.named_district AS named
INNER JOIN mart.place_successor AS successor
    ON
        named.name = successor.name_before
        AND named.province_name = successor.province_before
        AND successor.level_before = 'district'
        AND successor.level_after = 'commune'
GROUP BY named.name, named.province_name, named.article_count, successor.changed_on
ORDER BY named.article_count DESC, named.name ASC, named.province_name ASC, successor.changed_on ASC
LIMIT 50
