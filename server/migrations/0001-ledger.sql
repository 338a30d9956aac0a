-- The spine: organisations, facts, clause versions, findings, obligations, awards.
-- Every tenant table's keys begin with org_id; guiju_tenant() puts a table under forced row security.

DO $$ BEGIN
  CREATE ROLE guiju_app NOLOGIN NOSUPERUSER NOBYPASSRLS;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
DO $$ BEGIN EXECUTE format('GRANT guiju_app TO %I', current_user); END $$;
GRANT USAGE ON SCHEMA public TO guiju_app;

CREATE FUNCTION guiju_tenant(tenant_table regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', tenant_table);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', tenant_table);
  EXECUTE format(
    'CREATE POLICY tenant ON %s USING (org_id = current_setting(''app.org_id'', true)) WITH CHECK (org_id = current_setting(''app.org_id'', true))',
    tenant_table);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO guiju_app', tenant_table);
END $$;

CREATE TABLE organisation (
  org_id        text PRIMARY KEY,
  name          text NOT NULL,
  zone          text NOT NULL DEFAULT 'Asia/Shanghai',
  -- GB/T 2260 code, for the law in force there
  region        text NOT NULL DEFAULT '000000',
  languages     text[] NOT NULL DEFAULT '{zh-CN,en}',
  customer_word text NOT NULL DEFAULT '顾客',
  file_mode     text NOT NULL DEFAULT 'electronic' CHECK (file_mode IN ('paper', 'electronic', 'parallel')),
  demo          boolean NOT NULL DEFAULT false,
  -- Grows with every change to clause_version, so that a compiled set knows when it is stale
  clauses_revision integer NOT NULL DEFAULT 0,
  created_at    timestamptz NOT NULL DEFAULT now()
);
SELECT guiju_tenant('organisation');

CREATE TABLE fact (
  org_id      text NOT NULL REFERENCES organisation,
  id          text NOT NULL,
  -- Order of recording. Replay runs in this order.
  seq         bigint GENERATED ALWAYS AS IDENTITY,
  kind        text NOT NULL,
  at          timestamptz NOT NULL,
  recorded_at timestamptz NOT NULL,
  subject     text NOT NULL,
  refs        jsonb NOT NULL DEFAULT '{}',
  actor       text NOT NULL,
  data        jsonb NOT NULL DEFAULT '{}',
  source      text NOT NULL,
  -- A device's `at` lay outside (-7 d, +5 min)
  flagged     boolean NOT NULL DEFAULT false,
  -- What modules answered when it was evaluated; replay reads this and never asks again
  known       jsonb NOT NULL DEFAULT '{}',
  PRIMARY KEY (org_id, id)
);
CREATE UNIQUE INDEX fact_seq ON fact (org_id, seq);
CREATE INDEX fact_subject ON fact (org_id, subject, at);
CREATE INDEX fact_kind ON fact (org_id, kind, at);
CREATE INDEX fact_actor ON fact (org_id, actor, at);
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO guiju_app;
SELECT guiju_tenant('fact');

-- A table, since jsonb containment is not leakproof and would be skipped under row security
CREATE TABLE fact_ref (
  org_id  text NOT NULL,
  ref     text NOT NULL,
  fact_id text NOT NULL,
  PRIMARY KEY (org_id, ref, fact_id),
  FOREIGN KEY (org_id, fact_id) REFERENCES fact
);
SELECT guiju_tenant('fact_ref');

CREATE TABLE clause_version (
  org_id   text NOT NULL REFERENCES organisation,
  clause   text NOT NULL,
  n        integer NOT NULL,
  pack     text NOT NULL,
  rank     text NOT NULL CHECK (rank IN ('statute', 'own', 'pack')),
  from_day date NOT NULL,
  to_day   date,
  params   jsonb NOT NULL DEFAULT '{}',
  body     jsonb NOT NULL,
  sha256   text NOT NULL,
  PRIMARY KEY (org_id, clause, n)
);
SELECT guiju_tenant('clause_version');

CREATE FUNCTION guiju_clauses_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE organisation SET clauses_revision = clauses_revision + 1 WHERE org_id = COALESCE(NEW.org_id, OLD.org_id);
  RETURN NULL;
END $$;
CREATE TRIGGER clauses_changed AFTER INSERT OR UPDATE OR DELETE ON clause_version
  FOR EACH ROW EXECUTE FUNCTION guiju_clauses_changed();

CREATE TABLE finding (
  org_id  text NOT NULL,
  fact_id text NOT NULL,
  clause  text NOT NULL,
  n       integer NOT NULL,
  ordinal integer NOT NULL,
  scope   text NOT NULL,
  subject text NOT NULL,
  outcome text NOT NULL,
  detail  jsonb NOT NULL DEFAULT '{}',
  reason  text,
  PRIMARY KEY (org_id, fact_id, ordinal),
  FOREIGN KEY (org_id, fact_id) REFERENCES fact,
  FOREIGN KEY (org_id, clause, n) REFERENCES clause_version
);
CREATE INDEX finding_clause ON finding (org_id, clause, outcome);
CREATE INDEX finding_subject ON finding (org_id, subject);
SELECT guiju_tenant('finding');

CREATE TABLE obligation (
  org_id        text NOT NULL,
  id            text NOT NULL,
  fact_id       text NOT NULL,
  clause        text NOT NULL,
  n             integer NOT NULL,
  subject       text NOT NULL,
  slot          text NOT NULL,
  nth           integer NOT NULL,
  noun          text NOT NULL,
  strength      text NOT NULL,
  purpose       text NOT NULL,
  holder        text NOT NULL,
  claimed_by    text,
  claimed_until timestamptz,
  refs          jsonb NOT NULL DEFAULT '{}',
  opens_at      timestamptz NOT NULL,
  counts_from   timestamptz NOT NULL,
  -- Where a grid of repeats counts from
  anchor_at     timestamptz,
  target_at     timestamptz,
  due_at        timestamptz,
  state         text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'discharged', 'waived', 'superseded')),
  ended_by      text,
  ended_at      timestamptz,
  lapsed        boolean NOT NULL DEFAULT false,
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, fact_id) REFERENCES fact,
  FOREIGN KEY (org_id, clause, n) REFERENCES clause_version
);
CREATE INDEX obligation_holder ON obligation (org_id, holder, due_at) WHERE state = 'open';
CREATE INDEX obligation_subject ON obligation (org_id, subject) WHERE state = 'open';
CREATE INDEX obligation_due ON obligation (org_id, due_at) WHERE state = 'open' AND NOT lapsed;
CREATE INDEX obligation_fact ON obligation (org_id, fact_id);
CREATE INDEX obligation_ended ON obligation (org_id, ended_by) WHERE ended_by IS NOT NULL;
CREATE INDEX obligation_clause ON obligation (org_id, clause, due_at);
SELECT guiju_tenant('obligation');

CREATE TABLE award_entry (
  org_id  text NOT NULL,
  id      text NOT NULL,
  fact_id text NOT NULL,
  clause  text NOT NULL,
  n       integer NOT NULL,
  member  text NOT NULL,
  effect  text NOT NULL,
  amount  bigint,
  written jsonb,
  state   text NOT NULL,
  mends   text,
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, fact_id) REFERENCES fact
);
CREATE INDEX award_member ON award_entry (org_id, member);
CREATE INDEX award_fact ON award_entry (org_id, fact_id);
SELECT guiju_tenant('award_entry');

-- Public holidays and make-up workdays by version; the same for all tenants
CREATE TABLE calendar_version (
  calendar      text NOT NULL,
  version       integer NOT NULL,
  covers_from   date NOT NULL,
  -- Exclusive. Days from here on are provisional: weekdays only
  covers_to     date NOT NULL,
  source        text NOT NULL,
  loaded_at     timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (calendar, version)
);
CREATE TABLE calendar_day (
  calendar text NOT NULL,
  version  integer NOT NULL,
  day      date NOT NULL,
  kind     text NOT NULL CHECK (kind IN ('holiday', 'make-up-workday')),
  name     text NOT NULL,
  PRIMARY KEY (calendar, version, day),
  FOREIGN KEY (calendar, version) REFERENCES calendar_version
);
GRANT SELECT ON calendar_version, calendar_day TO guiju_app;
