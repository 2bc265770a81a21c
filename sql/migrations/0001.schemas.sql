-- One schema per room of the warehouse; analysts read mart only.
CREATE SCHEMA archive;
CREATE SCHEMA crawl;
CREATE SCHEMA staging;
CREATE SCHEMA quarantine;
CREATE SCHEMA quality;
CREATE SCHEMA warehouse;
CREATE SCHEMA mart;
