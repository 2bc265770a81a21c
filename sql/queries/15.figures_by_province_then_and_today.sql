-- Question: How many figures are told of each province, as it was then and as it is today?
-- Câu hỏi: Mỗi tỉnh, thành phố, khi đó và ngày nay, được nêu bao nhiêu số liệu?
-- Only articles that still stand. Tallies that each load keeps.
SELECT
    told.province_today_name,
    told.province_name AS province_then_name,
    sum(told.figure_count)::bigint AS figures,
    sum(told.share_count)::bigint AS shares,
    sum(told.money_count)::bigint AS sums_of_money,
    sum(told.article_count)::bigint AS articles
FROM mart.place_figure AS told
GROUP BY told.province_today_name, told.province_name
ORDER BY
    figures DESC,
    told.province_today_name ASC NULLS LAST,
    told.province_name ASC NULLS LAST
