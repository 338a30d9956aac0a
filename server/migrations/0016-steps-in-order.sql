-- Two steps of a ticket may be taken within one moment: they stand in the order they were written down.
ALTER TABLE ticket_step ADD COLUMN seq bigint GENERATED ALWAYS AS IDENTITY;
