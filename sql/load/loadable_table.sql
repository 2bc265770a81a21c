-- The readings of this build that may enter, for the length of the transaction.
CREATE TEMPORARY TABLE loadable (
    capture_id uuid PRIMARY KEY,
    article_id uuid NOT NULL,
    revision_id uuid NOT NULL,
    news_day date NOT NULL,
    started_at timestamptz NOT NULL,
    fetched_at timestamptz NOT NULL,
    -- this reading brings a revision that the warehouse does not have
    is_new boolean NOT NULL,
    -- this reading's facts are to be loaded: a new revision, or another extractor read it
    is_filling boolean NOT NULL
) ON COMMIT DROP
