-- The brakes as they stand now, for the length of the transaction.
CREATE TEMPORARY TABLE present_brake (
    portal_id uuid NOT NULL,
    date_on date NOT NULL,
    articles_asked integer NOT NULL,
    articles_missing integer NOT NULL,
    recovered_on date,
    is_confirmed boolean NOT NULL,
    PRIMARY KEY (portal_id, date_on)
) ON COMMIT DROP
