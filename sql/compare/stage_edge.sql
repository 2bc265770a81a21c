-- One measured pair.
INSERT INTO staging.story_edge (
    build_id,
    algorithm,
    article_id,
    other_article_id,
    jaccard,
    containment,
    number_agreement,
    is_title_conflicting,
    relation
)
VALUES (
    :build_id,
    :algorithm,
    :article_id,
    :other_article_id,
    :jaccard,
    :containment,
    :number_agreement,
    :is_title_conflicting,
    :relation
)
