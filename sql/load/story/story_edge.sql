-- Pairs measured in this build, where both articles are in the warehouse.
INSERT INTO warehouse.story_edge (
    algorithm,
    article_id,
    other_article_id,
    jaccard,
    containment,
    number_agreement,
    is_title_conflicting,
    relation
)
SELECT
    edge.algorithm,
    edge.article_id,
    edge.other_article_id,
    edge.jaccard,
    edge.containment,
    edge.number_agreement,
    edge.is_title_conflicting,
    edge.relation
FROM staging.story_edge AS edge
INNER JOIN warehouse.fact_article AS one ON edge.article_id = one.article_id
INNER JOIN warehouse.fact_article AS other ON edge.other_article_id = other.article_id
WHERE
    edge.build_id = :build_id
    AND EXISTS (
        SELECT 1
        FROM loadable
        WHERE
            loadable.is_new
            AND loadable.article_id IN (edge.article_id, edge.other_article_id)
    )
ON CONFLICT DO NOTHING
