-- Question: Where exactly was each number said: portal, article, characters from and to?
-- Câu hỏi: Từng con số được nêu ở đâu: cổng, bài viết, từ ký tự nào đến ký tự nào?
-- The newest articles first.
SELECT
    quantity.quote,
    quantity.value,
    quantity.unit,
    quantity.portal_code,
    quantity.title,
    quantity.source_field,
    quantity.span_start,
    quantity.span_end,
    quantity.url
FROM mart.quantity AS quantity
ORDER BY
    quantity.published_on DESC NULLS LAST,
    quantity.url ASC,
    quantity.source_field ASC,
    quantity.span_start ASC
LIMIT 10
