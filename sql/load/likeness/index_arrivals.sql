CREATE INDEX arrival_batch ON arrival (batch)
