-- What waits is looked through by every search: the load leaves nothing waiting.
SELECT warehouse.settle_indexes()
