-- Question: Who is mentioned most often, and with which offices?
-- Câu hỏi: Những ai được nhắc đến nhiều nhất, với chức danh gì?
-- Only articles that still stand.
SELECT
    person.name,
    person.province_name,
    count(DISTINCT person.article_id) AS articles,
    count(*) AS mentions,
    (
        SELECT string_agg(DISTINCT office.title, '; ' ORDER BY office.title)
        FROM mart.person AS again
        CROSS JOIN LATERAL unnest(again.titles) AS office (title)
        WHERE again.person_id = person.person_id AND NOT again.is_gone
    ) AS titles
FROM mart.person AS person
WHERE person.role IS DISTINCT FROM 'author' AND NOT person.is_gone
GROUP BY person.person_id, person.name, person.province_name
ORDER BY
    articles DESC,
    mentions DESC,
    person.name ASC,
    person.province_name ASC,
    person.person_id ASC
LIMIT 10
