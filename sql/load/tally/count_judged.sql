-- Gone or not, it counts again as it stands; what the load itself took out waits for its end.
SELECT warehouse.tally_articles(cast(:taken AS uuid[]))
