-- The captures that repeat an article, by its address: they are decided anew together with it.
-- depends: 0025.newest_changes

CREATE INDEX fate_duplicate ON crawl.fate (target_url) WHERE fate = 'duplicate_of';
