-- What copies changed of the canonical article.
INSERT INTO warehouse.story_copy (
    article_id,
    story_id,
    revision_id,
    canonical_revision_id,
    jaccard,
    containment,
    numbers_added,
    numbers_removed,
    sentences_added,
    sentences_removed,
    is_title_changed
)
SELECT
    compared.article_id,
    compared.story_id,
    compared.revision_id,
    compared.canonical_revision_id,
    compared.jaccard,
    compared.containment,
    compared.numbers_added,
    compared.numbers_removed,
    compared.sentences_added,
    compared.sentences_removed,
    compared.is_title_changed
FROM compared
ON CONFLICT (article_id) DO UPDATE
    SET
        story_id = excluded.story_id,
        revision_id = excluded.revision_id,
        canonical_revision_id = excluded.canonical_revision_id,
        jaccard = excluded.jaccard,
        containment = excluded.containment,
        numbers_added = excluded.numbers_added,
        numbers_removed = excluded.numbers_removed,
        sentences_added = excluded.sentences_added,
        sentences_removed = excluded.sentences_removed,
        is_title_changed = excluded.is_title_changed
