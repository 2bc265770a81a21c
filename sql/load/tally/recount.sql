SELECT warehouse.recount_tallies()
