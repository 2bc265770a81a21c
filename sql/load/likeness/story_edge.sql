-- Measured pairs, judged by the rule; whoever shares a story by them is touched.
WITH kept AS (
    INSERT INTO warehouse.story_edge (
        article_id,
        other_article_id,
        jaccard,
        containment,
        number_agreement,
        is_title_conflicting,
        is_time_conflicting,
        is_one_portal,
        relation
    )
    SELECT
        measured.article_id,
        measured.other_article_id,
        measured.jaccard,
        measured.containment,
        measured.number_agreement,
        measured.is_title_conflicting,
        measured.is_time_conflicting,
        measured.is_one_portal,
        warehouse.story_relation(
            measured.jaccard,
            measured.containment,
            measured.number_agreement,
            measured.is_title_conflicting,
            measured.is_time_conflicting,
            measured.is_one_portal,
            rule
        ) AS relation
    FROM measured
    CROSS JOIN warehouse.story_rule AS rule
    ON CONFLICT DO NOTHING
    RETURNING article_id, other_article_id, relation
)

INSERT INTO touched (article_id)
SELECT DISTINCT ends.article_id
FROM kept
CROSS JOIN unnest(ARRAY[kept.article_id, kept.other_article_id]) AS ends (article_id)
WHERE kept.relation = 'same_story'
ON CONFLICT DO NOTHING
