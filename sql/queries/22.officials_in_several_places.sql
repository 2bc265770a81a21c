-- Question: Which names hold offices in more than one place or body, and since when?
-- Câu hỏi: Những tên nào giữ chức ở nhiều nơi, nhiều cơ quan, từ khi nào?
-- The same name may be two people: that is for you to say.
WITH several AS (
    SELECT holder.name_search
    FROM mart.office_holder AS holder
    WHERE holder.office_name IS NOT NULL
    GROUP BY holder.name_search
    HAVING count(DISTINCT holder.person_id) > 1
)

SELECT
    holder.name,
    holder.office_name,
    holder.place_name,
    holder.titles,
    holder.first_seen_on,
    holder.last_seen_on,
    holder.article_count
FROM mart.office_holder AS holder
INNER JOIN several ON holder.name_search = several.name_search
WHERE holder.office_name IS NOT NULL
ORDER BY
    holder.name_search ASC,
    holder.first_seen_on ASC NULLS LAST,
    holder.office_name ASC,
    holder.person_id ASC
LIMIT 50
