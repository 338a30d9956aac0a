-- What an organisation has adopted, and the values it set itself. clause_version (0001) holds what follows from them.

CREATE TABLE pack_adoption (
  org_id     text NOT NULL DEFAULT current_setting('app.org_id', true) REFERENCES organisation,
  pack       text NOT NULL,
  n          integer NOT NULL,
  title      jsonb NOT NULL,
  rank       text NOT NULL CHECK (rank IN ('statute', 'own', 'pack')),
  from_day   date NOT NULL,
  -- First day no longer in force; null while it is
  to_day     date,
  -- Variant group -> option, clauses left off, and how conflicts were decided
  choices    jsonb NOT NULL DEFAULT '{}',
  -- The pack as it was read that day: an upgrade of the software changes no history
  body       jsonb NOT NULL,
  sha256     text NOT NULL,
  adopted_by text NOT NULL,
  adopted_at timestamptz NOT NULL,
  fact_id    text NOT NULL,
  PRIMARY KEY (org_id, pack, n),
  FOREIGN KEY (org_id, fact_id) REFERENCES fact
);
SELECT guiju_tenant('pack_adoption');

-- Filled blanks and own values of parameters, each with its first day; old values stay
CREATE TABLE parameter_value (
  org_id    text NOT NULL DEFAULT current_setting('app.org_id', true) REFERENCES organisation,
  pack      text NOT NULL,
  parameter text NOT NULL,
  from_day  date NOT NULL,
  value     jsonb NOT NULL,
  -- 待填项 filled · 本公司改动
  kind      text NOT NULL CHECK (kind IN ('blank', 'override')),
  set_by    text NOT NULL,
  set_at    timestamptz NOT NULL,
  fact_id   text NOT NULL,
  PRIMARY KEY (org_id, pack, parameter, from_day),
  FOREIGN KEY (org_id, fact_id) REFERENCES fact
);
SELECT guiju_tenant('parameter_value');
