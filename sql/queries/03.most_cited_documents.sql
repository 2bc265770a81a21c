-- Question: Which documents do most articles cite?
-- Câu hỏi: Những văn bản nào được nhiều bài viết dẫn nhất?
-- Only articles that still stand, and not the slogans of a page. Tallies that each load keeps.
SELECT
    document.kind,
    document.number_symbol,
    document.issuer_name,
    document.issued_on,
    document.text_article_count AS articles,
    document.text_mention_count AS mentions
FROM mart.document AS document
WHERE document.text_article_count > 0
ORDER BY
    articles DESC,
    mentions DESC,
    document.number_symbol ASC,
    document.kind ASC,
    document.document_id ASC
LIMIT 10
