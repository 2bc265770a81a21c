-- Question: Which articles speak of the promotion of learning, typed with or without marks?
-- Câu hỏi: Những bài viết nào nói về khuyến học, gõ có dấu hay không dấu?
-- Titles first, then how often the text says it, with the words around the first place.
SELECT
    article.portal_code,
    article.published_on,
    article.title,
    article.title_search LIKE '%khuyen hoc%' AS is_in_title,
    (
        length(article.text_search)
        - length(replace(article.text_search, 'khuyen hoc', ''))
    ) / length('khuyen hoc') AS times,
    substring(article.text FROM '(?i)[^\n]{0,30}khuyến học[^\n]{0,30}') AS words_around,
    article.url
FROM mart.article AS article
WHERE
    NOT article.is_gone
    AND (article.title_search LIKE '%khuyen hoc%' OR article.text_search LIKE '%khuyen hoc%')
ORDER BY
    is_in_title DESC,
    times DESC,
    article.published_on DESC NULLS LAST,
    article.url ASC
LIMIT 50
