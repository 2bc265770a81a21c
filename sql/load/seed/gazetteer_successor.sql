-- Where the gazetteer's successions are copied to, for the length of the transaction.
CREATE TEMPORARY TABLE gazetteer_successor (LIKE warehouse.place_successor) ON COMMIT DROP
