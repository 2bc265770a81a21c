-- Stale articles with their keys of now and of before, for the length of the transaction.
CREATE TEMPORARY TABLE arrival (
    article_id uuid PRIMARY KEY,
    batch integer NOT NULL,
    article_number bigint NOT NULL,
    text_digest uuid,
    shingle_count integer NOT NULL,
    band_keys bigint[] NOT NULL,
    former_number bigint,
    former_keys bigint[] NOT NULL
) ON COMMIT DROP
