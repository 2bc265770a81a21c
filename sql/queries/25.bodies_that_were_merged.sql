-- Question: Which bodies do articles name that have been merged since, and what took over?
-- Câu hỏi: Bài viết nêu những cơ quan nào nay đã sắp xếp lại, và cơ quan nào kế tục?
-- Articles of the months before, as long as they stand. Tallies that each load keeps.
SELECT
    organisation.name,
    organisation.successor_bodies,
    organisation.succeeded_on,
    organisation.succession_basis,
    sum(organisation.article_count)::bigint AS articles,
    to_char(min(organisation.month_on), 'YYYY-MM') AS first_named_in,
    to_char(max(organisation.month_on), 'YYYY-MM') AS last_named_in
FROM mart.named_organisation AS organisation
WHERE organisation.month_on < organisation.succeeded_on
GROUP BY
    organisation.organisation_id,
    organisation.name,
    organisation.successor_bodies,
    organisation.succeeded_on,
    organisation.succession_basis
ORDER BY articles DESC, organisation.name ASC, organisation.organisation_id ASC
LIMIT 50
