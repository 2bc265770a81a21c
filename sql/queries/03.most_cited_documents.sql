-- Question: Which documents do most articles cite?
-- Câu hỏi: Những văn bản nào được nhiều bài viết dẫn nhất?
-- Only articles that still stand. Issuer and day as most citations give them.
SELECT
    citation.kind,
    citation.number_symbol,
    mode() WITHIN GROUP (ORDER BY citation.issuer_name) AS issuer_name,
    mode() WITHIN GROUP (ORDER BY citation.issued_on) AS issued_on,
    count(DISTINCT citation.article_id) AS articles,
    count(*) AS mentions,
    min(citation.url) AS for_example
FROM mart.citation AS citation
WHERE NOT citation.is_in_banner AND NOT citation.is_gone
GROUP BY
    citation.document_id,
    citation.kind,
    citation.number_symbol
ORDER BY
    articles DESC,
    mentions DESC,
    citation.number_symbol ASC,
    citation.kind ASC,
    citation.document_id ASC
LIMIT 10
