-- Every request with the number of revisions that it is about.
SELECT
    asked.takedown_id,
    asked.kind,
    coalesce(asked.url, asked.name) AS target,
    asked.portal_code AS portal,
    asked.place_name AS place,
    asked.reason,
    asked.requested_by,
    asked.taken_down_at,
    asked.lifted_at,
    asked.lifted_reason,
    (
        SELECT count(*)
        FROM warehouse.withheld AS held
        WHERE
            asked.lifted_at IS NULL
            AND CASE
                WHEN asked.kind = 'article'
                    THEN
                        held.is_article
                        AND held.article_id IN (
                            SELECT article.article_id
                            FROM warehouse.fact_article AS article
                            WHERE article.url = asked.url OR article.article_id = asked.article_id
                        )
                ELSE warehouse.name_forms(asked.name) && held.names
            END
    ) AS revisions
FROM crawl.takedown AS asked
ORDER BY asked.taken_down_at DESC, asked.takedown_id ASC
