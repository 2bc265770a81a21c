-- Question: Who is mentioned most often, and with which offices?
-- Câu hỏi: Những ai được nhắc đến nhiều nhất, với chức danh gì?
-- Only articles that still stand; authors aside. Tallies that each load keeps.
SELECT
    person.name,
    person.province_name,
    person.article_count AS articles,
    person.mention_count AS mentions,
    array_to_string(person.titles, '; ') AS titles
FROM mart.office_holder AS person
ORDER BY
    articles DESC,
    mentions DESC,
    person.name ASC,
    person.province_name ASC,
    person.person_id ASC
LIMIT 10
