-- Where the gazetteer's units are copied to, for the length of the transaction.
CREATE TEMPORARY TABLE gazetteer_place (LIKE warehouse.dim_place) ON COMMIT DROP
