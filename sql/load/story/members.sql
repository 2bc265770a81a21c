-- Every article that belongs, or belonged, to a story of one of this build's new texts, or to one
-- that was dissolved when another article left it.
WITH RECURSIVE linked AS (
    SELECT
        edge.article_id,
        edge.other_article_id
    FROM warehouse.story_edge AS edge
    WHERE edge.relation = 'same_story'
    UNION ALL
    SELECT
        edge.other_article_id,
        edge.article_id
    FROM warehouse.story_edge AS edge
    WHERE edge.relation = 'same_story'
),

touched AS (
    SELECT article.article_id
    FROM warehouse.fact_article AS article
    WHERE
        article.article_id IN (
            SELECT loadable.article_id FROM loadable
            WHERE loadable.is_new
        )
        OR article.story_id IN (
            SELECT told.story_id
            FROM warehouse.fact_article AS told
            INNER JOIN loadable ON told.article_id = loadable.article_id AND loadable.is_new
        )
    UNION
    SELECT article.article_id
    FROM linked
    INNER JOIN warehouse.fact_article AS article ON linked.article_id = article.article_id
    WHERE article.story_id IS NULL
),

reached AS (
    SELECT touched.article_id
    FROM touched
    UNION
    SELECT linked.other_article_id
    FROM reached
    INNER JOIN linked ON reached.article_id = linked.article_id
)

SELECT
    article.article_id,
    article.story_id,
    article.title,
    article.published_on,
    article.published_at,
    article.first_seen_on,
    article.url,
    coalesce(
        array_agg(linked.other_article_id ORDER BY linked.other_article_id)
        FILTER (WHERE linked.other_article_id IS NOT NULL),
        '{}'
    ) AS neighbours
FROM reached
INNER JOIN warehouse.fact_article AS article ON reached.article_id = article.article_id
LEFT JOIN linked ON article.article_id = linked.article_id
GROUP BY article.article_id
ORDER BY article.article_id
