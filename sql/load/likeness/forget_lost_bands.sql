DELETE FROM warehouse.lost_band
