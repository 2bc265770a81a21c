-- Question: Which are the largest sums of money mentioned, in whose words and where?
-- Câu hỏi: Những khoản tiền lớn nhất được nêu là gì, nguyên văn ra sao, ở đâu?
SELECT
    quantity.value AS value_vnd,
    quantity.modifier,
    quantity.measure,
    quantity.quote,
    quantity.published_on,
    quantity.url
FROM mart.quantity AS quantity
WHERE quantity.unit = 'vnd'
ORDER BY
    quantity.value DESC,
    quantity.url ASC,
    quantity.source_field ASC,
    quantity.span_start ASC
LIMIT 10
