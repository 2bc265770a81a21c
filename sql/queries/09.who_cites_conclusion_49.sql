-- Question: Which articles cite Conclusion 49-KL/TW of 10 May 2019 on learning, on any portal?
-- Câu hỏi: Những bài viết nào, trên mọi cổng, dẫn Kết luận 49-KL/TW ngày 10/5/2019 về khuyến học?
-- One document, however the articles print it: with and without day or issuer. The conclusion of
-- 2023 with the same number, on railways, is another document.
SELECT
    citation.portal_code,
    citation.published_on,
    citation.title,
    string_agg(DISTINCT citation.quote, ' | ' ORDER BY citation.quote) AS printed_as,
    citation.document_name,
    citation.url
FROM mart.citation AS citation
WHERE
    citation.number_symbol = '49-KL/TW'
    AND citation.document_id = (
        SELECT known.document_id
        FROM mart.document AS known
        WHERE known.number_symbol = '49-KL/TW' AND known.issued_on = date '2019-05-10'
    )
GROUP BY
    citation.article_id,
    citation.portal_code,
    citation.published_on,
    citation.title,
    citation.document_name,
    citation.url
ORDER BY citation.published_on DESC NULLS LAST, citation.portal_code ASC, citation.url ASC
