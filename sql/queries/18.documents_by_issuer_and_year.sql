-- Question: How many documents of each issuer and year are cited, and by how many articles?
-- Câu hỏi: Mỗi cơ quan, mỗi năm có bao nhiêu văn bản được dẫn, trong bao nhiêu bài viết?
-- The year is that of the day of issue where an article prints it, else that of the series. Only
-- articles that still stand. Tallies that each load keeps.
SELECT
    coalesce(document.issuer_name, 'không nêu') AS issuer_name,
    coalesce(
        extract(YEAR FROM document.issued_on)::integer::text, document.series_period, 'không rõ'
    ) AS year,
    count(*) AS documents,
    sum(document.article_count)::bigint AS citing_articles,
    min(concat_ws(' ', document.kind, document.number_symbol)) AS for_example
FROM mart.document AS document
GROUP BY 1, 2
ORDER BY 3 DESC, 1 ASC, 2 ASC
LIMIT 50
