-- Every touched article with its story of now and of before, for the length of the transaction.
CREATE TEMPORARY TABLE told (
    article_id uuid PRIMARY KEY,
    former_story_id uuid,
    story_id uuid,
    canonical_article_id uuid NOT NULL
) ON COMMIT DROP
