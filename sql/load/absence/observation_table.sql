-- What each run saw of the articles in question, for the length of the transaction.
CREATE TEMPORARY TABLE observation (
    article_id uuid NOT NULL,
    portal_id uuid NOT NULL,
    news_day date NOT NULL,
    started_at timestamptz NOT NULL,
    is_absent boolean NOT NULL,
    -- the run before it saw the article, or none did
    is_departure boolean NOT NULL,
    -- 410 says that the absence is meant to last (RFC 9110, 15.5.11), 404 does not (15.5.5)
    weight smallint NOT NULL,
    reason text,
    PRIMARY KEY (article_id, news_day, started_at)
) ON COMMIT DROP
