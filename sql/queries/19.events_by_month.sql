-- Question: How many events of which kind took place in each month?
-- Câu hỏi: Mỗi tháng diễn ra bao nhiêu sự kiện, thuộc loại nào?
-- Events without a day are left out. An event counts once for each article that reports it: what
-- several portals tell is told several times. Tallies that each load keeps.
SELECT
    to_char(told.month_on, 'YYYY-MM') AS month,
    told.event_kind,
    told.event_count AS events,
    told.article_count AS articles
FROM mart.event_month AS told
ORDER BY told.month_on DESC, events DESC, told.event_kind ASC
LIMIT 100
