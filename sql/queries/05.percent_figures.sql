-- Question: Which shares in percent are reported, of what, and are they results or targets?
-- Câu hỏi: Những tỷ lệ phần trăm nào được nêu, về nội dung gì, là kết quả hay chỉ tiêu?
SELECT
    quantity.value AS value_percent,
    quantity.nature,
    quantity.measure,
    quantity.period_label,
    quantity.quote,
    quantity.url
FROM mart.quantity AS quantity
WHERE quantity.unit IN ('percent', 'percent_of_plan')
ORDER BY
    quantity.published_on DESC NULLS LAST,
    quantity.url ASC,
    quantity.source_field ASC,
    quantity.span_start ASC
LIMIT 10
