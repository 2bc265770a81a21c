-- The captures that repeat an article, by its address: they are decided anew together with it.
-- depends: 0024.tallies

CREATE INDEX fate_duplicate ON crawl.fate (target_url) WHERE fate = 'duplicate_of';
