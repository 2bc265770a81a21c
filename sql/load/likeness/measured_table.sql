-- Pairs that were measured, on their way to the edges.
CREATE TEMPORARY TABLE measured (
    article_id uuid NOT NULL,
    other_article_id uuid NOT NULL,
    jaccard numeric(5, 4) NOT NULL,
    containment numeric(5, 4) NOT NULL,
    number_agreement numeric(5, 4),
    is_title_conflicting boolean NOT NULL,
    is_time_conflicting boolean NOT NULL,
    is_one_portal boolean NOT NULL
) ON COMMIT DROP
