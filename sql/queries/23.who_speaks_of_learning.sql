-- Question: Which articles speak of the promotion of learning, typed with or without marks?
-- Câu hỏi: Những bài viết nào nói về khuyến học, gõ có dấu hay không dấu?
-- The search of the marts: exact marks and titles first, with the words around.
SELECT
    found.portal_code,
    found.published_on,
    found.title,
    found.match,
    found.snippet,
    found.url
FROM mart.search('"khuyến học"', max_rows => 50) AS found
ORDER BY
    found.rank DESC,
    found.published_on DESC NULLS LAST,
    found.url ASC
