-- Question: Which bodies do articles name that have been merged since, and what took over?
-- Câu hỏi: Bài viết nêu những cơ quan nào nay đã sắp xếp lại, và cơ quan nào kế tục?
SELECT
    organisation.name,
    organisation.successor_bodies,
    organisation.succeeded_on,
    organisation.succession_basis,
    count(DISTINCT organisation.article_id) AS articles,
    min(organisation.published_on) AS first_named_on,
    max(organisation.published_on) AS last_named_on
FROM mart.organisation AS organisation
WHERE
    NOT organisation.is_gone
    AND organisation.successor_bodies IS NOT NULL
    AND organisation.published_on < organisation.succeeded_on
GROUP BY
    organisation.organisation_id,
    organisation.name,
    organisation.successor_bodies,
    organisation.succeeded_on,
    organisation.succession_basis
ORDER BY articles DESC, organisation.name ASC, organisation.organisation_id ASC
LIMIT 50
