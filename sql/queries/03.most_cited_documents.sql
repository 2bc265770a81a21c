-- Question: Which documents do most articles cite?
-- Câu hỏi: Những văn bản nào được nhiều bài viết dẫn nhất?
SELECT
    citation.kind,
    citation.number_symbol,
    citation.issuer_name,
    citation.issued_on,
    count(DISTINCT citation.article_id) AS articles,
    count(*) AS mentions,
    min(citation.url) AS for_example
FROM mart.citation AS citation
WHERE NOT citation.is_in_banner
GROUP BY
    citation.document_id,
    citation.kind,
    citation.number_symbol,
    citation.issuer_name,
    citation.issued_on
ORDER BY articles DESC, mentions DESC, citation.number_symbol ASC, citation.kind ASC
LIMIT 10
