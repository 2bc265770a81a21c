-- A search asks the index, in a small warehouse, too.
-- depends: 0026.duplicates

-- To cut an article into its terms takes 0.9 ms, as long as reading some hundred pages; a function
-- counts as a hundred operators unless told. So the planner read all articles of a few weeks, cut
-- each and looked at its terms, rather than ask the index for the terms: ten times as long.
ALTER FUNCTION warehouse.search_terms(text, text, text, date) COST 20000;
