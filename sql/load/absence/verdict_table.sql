-- Articles judged otherwise than before, for the length of the transaction.
CREATE TEMPORARY TABLE verdict (
    article_id uuid PRIMARY KEY,
    absent_since date,
    absent_nights integer NOT NULL,
    is_gone boolean NOT NULL,
    gone_on date,
    gone_reason text
) ON COMMIT DROP
