-- What copies changed, on its way in.
CREATE TEMPORARY TABLE compared (
    article_id uuid NOT NULL,
    story_id uuid NOT NULL,
    revision_id uuid NOT NULL,
    canonical_revision_id uuid NOT NULL,
    jaccard numeric(5, 4) NOT NULL,
    containment numeric(5, 4) NOT NULL,
    numbers_added text[] NOT NULL,
    numbers_removed text[] NOT NULL,
    sentences_added int4range[] NOT NULL,
    sentences_removed int4range[] NOT NULL,
    is_title_changed boolean NOT NULL
) ON COMMIT DROP
