-- Where and by which hours an organisation's clauses are carried out, as it stood after each change: the table of
-- holidays it goes by and its office hours. What is recorded after a row goes by that row, and replay does too.
CREATE TABLE place_version (
  org_id   text NOT NULL REFERENCES organisation,
  seq      bigint GENERATED ALWAYS AS IDENTITY,
  -- Of the published holidays (calendar_version); 0 while none has been loaded
  calendar integer NOT NULL,
  -- The oldest first; each with the day it begins and its windows from Monday to Sunday
  hours    jsonb NOT NULL DEFAULT '[{"from":"1900-01-01","week":[
    [["09:00","12:00"],["13:30","18:00"]],[["09:00","12:00"],["13:30","18:00"]],[["09:00","12:00"],["13:30","18:00"]],
    [["09:00","12:00"],["13:30","18:00"]],[["09:00","12:00"],["13:30","18:00"]],[],[]]}]',
  -- What changed it; null: as it was founded
  fact_id  text,
  PRIMARY KEY (org_id, seq),
  FOREIGN KEY (org_id, fact_id) REFERENCES fact
);
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO guiju_app;
SELECT guiju_tenant('place_version');

CREATE FUNCTION guiju_place_founded() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO place_version (org_id, calendar)
    SELECT NEW.org_id, COALESCE(max(version), 0) FROM calendar_version WHERE calendar = 'CN';
  RETURN NULL;
END $$;
CREATE TRIGGER place_founded AFTER INSERT ON organisation
  FOR EACH ROW EXECUTE FUNCTION guiju_place_founded();

INSERT INTO place_version (org_id, calendar)
  SELECT org_id, COALESCE((SELECT max(version) FROM calendar_version WHERE calendar = 'CN'), 0) FROM organisation;
