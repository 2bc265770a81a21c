ANALYZE arrival
