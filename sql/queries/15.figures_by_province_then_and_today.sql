-- Question: How many figures are told of each province, as it was then and as it is today?
-- Câu hỏi: Mỗi tỉnh, thành phố, khi đó và ngày nay, được nêu bao nhiêu số liệu?
SELECT
    quantity.province_today_name,
    quantity.province_name AS province_then_name,
    count(*) AS figures,
    count(*) FILTER (WHERE quantity.unit IN ('percent', 'percent_of_plan')) AS shares,
    count(*) FILTER (WHERE quantity.unit LIKE 'vnd%') AS sums_of_money,
    count(DISTINCT quantity.article_id) AS articles
FROM mart.quantity AS quantity
WHERE NOT quantity.is_gone
GROUP BY quantity.province_today_name, quantity.province_name
ORDER BY
    figures DESC,
    quantity.province_today_name ASC NULLS LAST,
    quantity.province_name ASC NULLS LAST
