-- What a million articles ask for: the orders in which analysts look at them.
-- depends: 0021.search

-- The newest first, whatever the portal.
CREATE INDEX fact_article_newest
ON warehouse.fact_article (published_on DESC NULLS LAST, url);

-- The largest figure of a unit first.
CREATE INDEX fact_quantity_largest ON warehouse.fact_quantity (unit, value DESC);

-- What lies in a province of today.
CREATE INDEX fact_article_today ON warehouse.fact_article (today_place_id);
CREATE INDEX fact_place_mention_today ON warehouse.fact_place_mention (today_place_id);

-- What a person chaired.
CREATE INDEX fact_event_chair ON warehouse.fact_event (chair_person_id)
WHERE chair_person_id IS NOT NULL;

-- One portal's articles in the order of their addresses.
CREATE INDEX fact_article_portal_url ON warehouse.fact_article (portal_id, url);
