-- Customers: who they are, what they agreed to, their files and forms, and who keeps, owns and may read them.
-- Every personal word the company holds about a customer is in these tables (and in attachments), never in a
-- fact, so that erasing a customer is deleting rows here. `org_id` defaults to the transaction's organisation.
-- Columns that name a member hold the member's id; columns that may name a member or a post hold a ref.

CREATE TABLE customer (
  org_id           text NOT NULL DEFAULT current_setting('app.org_id', true) REFERENCES organisation,
  -- Opaque: it stands in facts for ever, so it says nothing about the person
  id               text NOT NULL,
  name             text NOT NULL,
  -- Initials, for sorting and for showing why a search found them: 'lgf'
  pinyin           text NOT NULL DEFAULT '',
  gender           text NOT NULL DEFAULT 'unknown' CHECK (gender IN ('female', 'male', 'unknown')),
  -- Text, since lunar months have days the solar calendar lacks and many people know only the year
  birth_date       text CHECK (birth_date ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
  birth_lunar      boolean NOT NULL DEFAULT false,
  -- GB/T 2260
  region           text NOT NULL DEFAULT '',
  -- 街道 / 社区, and the company's own 片区
  district         text NOT NULL DEFAULT '',
  area             text NOT NULL DEFAULT '',
  address          text NOT NULL DEFAULT '',
  kind             text NOT NULL DEFAULT 'retired' CHECK (kind IN ('retired', 'working', 'business')),
  buyer            text NOT NULL DEFAULT 'consumer' CHECK (buyer IN ('consumer', 'business')),
  -- [{ "days": [1,…,7], "from": "14:30", "to": "17:30" }]: the customer's own wish, which beats every default
  call_windows     jsonb NOT NULL DEFAULT '[]',
  -- "Do not call me between": minutes of the day, over midnight if from > to
  quiet_from       integer CHECK (quiet_from BETWEEN 0 AND 1439),
  quiet_to         integer CHECK (quiet_to BETWEEN 0 AND 1439),
  -- Codes such as noon-nap, message-first, ask-family
  do_not_disturb   text[] NOT NULL DEFAULT '{}',
  -- Member id of the 负责人
  owner            text,
  source           text NOT NULL DEFAULT 'other',
  introduced_by    text,
  status           text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'unreachable', 'merged', 'erased')),
  merged_into      text,
  bought           boolean NOT NULL DEFAULT false,
  first_bought_on  date,
  last_bought_on   date,
  -- Answered calls, visits, messages: kept here because lists are sorted and filtered by it
  last_contact_at  timestamptz,
  -- Law obliges us to keep it until then; nobody works with it meanwhile
  restricted_until date,
  import_id        text,
  created_at       timestamptz NOT NULL,
  created_by       text NOT NULL,
  changed_at       timestamptz NOT NULL,
  -- Counts edits, so that two people cannot overwrite each other unseen
  revision         integer NOT NULL DEFAULT 1,
  PRIMARY KEY (org_id, id)
);
CREATE INDEX customer_owner ON customer (org_id, owner) WHERE status <> 'erased';
CREATE INDEX customer_newest ON customer (org_id, created_at DESC, id);
CREATE INDEX customer_import ON customer (org_id, import_id) WHERE import_id IS NOT NULL;
SELECT guiju_tenant('customer');

-- Not unique: couples and children share a number
CREATE TABLE customer_phone (
  org_id      text NOT NULL DEFAULT current_setting('app.org_id', true),
  customer_id text NOT NULL,
  -- National digits without +86, spaces or hyphens; a landline with its area code
  digits      text NOT NULL CHECK (digits ~ '^\d{5,20}$'),
  last4       text NOT NULL,
  kind        text NOT NULL CHECK (kind IN ('mobile', 'landline', 'other')),
  position    integer NOT NULL DEFAULT 1,
  PRIMARY KEY (org_id, customer_id, digits),
  FOREIGN KEY (org_id, customer_id) REFERENCES customer ON DELETE CASCADE
);
CREATE INDEX customer_phone_digits ON customer_phone (org_id, digits);
CREATE INDEX customer_phone_last4 ON customer_phone (org_id, last4);
SELECT guiju_tenant('customer_phone');

-- Search by equality, because LIKE and containment are not leakproof and would be skipped under row security
CREATE TABLE customer_gram (
  org_id      text NOT NULL DEFAULT current_setting('app.org_id', true),
  gram        text NOT NULL,
  customer_id text NOT NULL,
  PRIMARY KEY (org_id, gram, customer_id),
  FOREIGN KEY (org_id, customer_id) REFERENCES customer ON DELETE CASCADE
);
CREATE INDEX customer_gram_customer ON customer_gram (org_id, customer_id);
SELECT guiju_tenant('customer_gram');

CREATE TABLE household (
  org_id     text NOT NULL DEFAULT current_setting('app.org_id', true) REFERENCES organisation,
  id         text NOT NULL,
  made_at    timestamptz NOT NULL,
  made_by    text NOT NULL,
  PRIMARY KEY (org_id, id)
);
SELECT guiju_tenant('household');

CREATE TABLE household_member (
  org_id       text NOT NULL DEFAULT current_setting('app.org_id', true),
  household_id text NOT NULL,
  customer_id  text NOT NULL,
  relation     text NOT NULL DEFAULT 'unknown',
  -- Null while it is only proposed (same number, other name)
  settled_at   timestamptz,
  settled_by   text,
  PRIMARY KEY (org_id, household_id, customer_id),
  FOREIGN KEY (org_id, household_id) REFERENCES household ON DELETE CASCADE,
  FOREIGN KEY (org_id, customer_id) REFERENCES customer ON DELETE CASCADE
);
-- One household a person
CREATE UNIQUE INDEX household_member_once ON household_member (org_id, customer_id);
SELECT guiju_tenant('household_member');

CREATE TABLE consent (
  org_id           text NOT NULL DEFAULT current_setting('app.org_id', true),
  id               text NOT NULL,
  customer_id      text NOT NULL,
  purpose          text NOT NULL CHECK (purpose IN ('selling', 'service', 'safety', 'health', 'photo')),
  channel          text NOT NULL CHECK (channel IN ('phone', 'message', 'wechat', 'visit', 'all')),
  -- How we came by it: survey-form, event, shop, phone-in, own-page, import, …
  source           text NOT NULL,
  -- Free words on the source ("城南摊位,纸质登记表 D-0012"), and the paper or recording that proves it
  source_note      text NOT NULL DEFAULT '',
  proof            text,
  given_at         timestamptz NOT NULL,
  recorded_by      text NOT NULL,
  import_id        text,
  withdrawn_at     timestamptz,
  withdrawn_by     text,
  withdrawn_source text,
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, customer_id) REFERENCES customer
);
CREATE INDEX consent_customer ON consent (org_id, customer_id, purpose, channel);
SELECT guiju_tenant('consent');

-- 免打扰, and "no" to the health part. Stronger than missing consent: nobody asks again while it stands
CREATE TABLE contact_refusal (
  org_id      text NOT NULL DEFAULT current_setting('app.org_id', true),
  id          text NOT NULL,
  customer_id text NOT NULL,
  purpose     text NOT NULL CHECK (purpose IN ('selling', 'service', 'health', 'photo')),
  channel     text NOT NULL CHECK (channel IN ('phone', 'message', 'wechat', 'visit', 'all')),
  source      text NOT NULL,
  refused_at  timestamptz NOT NULL,
  recorded_by text NOT NULL,
  lifted_at   timestamptz,
  lifted_by   text,
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, customer_id) REFERENCES customer
);
CREATE INDEX contact_refusal_customer ON contact_refusal (org_id, customer_id) WHERE lifted_at IS NULL;
SELECT guiju_tenant('contact_refusal');

-- What stays of a refusal when the person is erased: enough never to call that number again, no more
CREATE TABLE refused_number (
  org_id     text NOT NULL DEFAULT current_setting('app.org_id', true) REFERENCES organisation,
  hash       text NOT NULL,
  purpose    text NOT NULL,
  channel    text NOT NULL,
  refused_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, hash, purpose, channel)
);
SELECT guiju_tenant('refused_number');

CREATE TABLE customer_setting (
  org_id text NOT NULL DEFAULT current_setting('app.org_id', true) REFERENCES organisation,
  name   text NOT NULL,
  value  jsonb NOT NULL,
  PRIMARY KEY (org_id, name)
);
SELECT guiju_tenant('customer_setting');

-- 归属: who was responsible, from when to when. History keeps its names.
CREATE TABLE ownership (
  org_id      text NOT NULL DEFAULT current_setting('app.org_id', true),
  customer_id text NOT NULL,
  nth         integer NOT NULL,
  member      text NOT NULL,
  from_at     timestamptz NOT NULL,
  to_at       timestamptz,
  -- collector, area, new-member, workload, manager, leaving, import, merge, lead
  reason      text NOT NULL,
  assigned_by text NOT NULL,
  fact_id     text NOT NULL,
  PRIMARY KEY (org_id, customer_id, nth),
  FOREIGN KEY (org_id, customer_id) REFERENCES customer
);
CREATE INDEX ownership_member ON ownership (org_id, member) WHERE to_at IS NULL;
SELECT guiju_tenant('ownership');

-- 线索: somebody typed a number that already has an owner. The manager decides, both records side by side.
CREATE TABLE customer_lead (
  org_id      text NOT NULL DEFAULT current_setting('app.org_id', true) REFERENCES organisation,
  id          text NOT NULL,
  typed       jsonb NOT NULL,
  customer_id text NOT NULL,
  brought_by  text NOT NULL,
  brought_at  timestamptz NOT NULL,
  state       text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'to-bringer', 'stays', 'household')),
  decided_by  text,
  decided_at  timestamptz,
  reason      text NOT NULL DEFAULT '',
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, customer_id) REFERENCES customer
);
CREATE INDEX customer_lead_open ON customer_lead (org_id, brought_at) WHERE state = 'open';
SELECT guiju_tenant('customer_lead');

-- The printed forms, 顾客登记表 and 顾客档案表. Only a released version is valid (S003.2-18, S003.3-33).
CREATE TABLE form_release (
  org_id         text NOT NULL DEFAULT current_setting('app.org_id', true) REFERENCES organisation,
  form           text NOT NULL CHECK (form IN ('survey', 'file')),
  version        integer NOT NULL,
  heading        text NOT NULL,
  purpose_text   text NOT NULL DEFAULT '',
  consent_text   text NOT NULL DEFAULT '',
  -- Null: this version has no health part
  health_text    text,
  -- json, not jsonb: the choices of a question keep the order they were written in
  fields         json NOT NULL,
  health_fields  json NOT NULL DEFAULT '[]',
  released_at    timestamptz NOT NULL,
  released_by    text NOT NULL,
  PRIMARY KEY (org_id, form, version)
);
SELECT guiju_tenant('form_release');

CREATE TABLE survey (
  org_id         text NOT NULL DEFAULT current_setting('app.org_id', true),
  id             text NOT NULL,
  number         text NOT NULL,
  -- Of form_release, form 'survey'
  version        integer NOT NULL,
  customer_id    text,
  state          text NOT NULL CHECK (state IN ('blank', 'filled', 'signed', 'handed-in', 'allocated', 'sealed')),
  paper          boolean NOT NULL DEFAULT false,
  -- Personal. The health part is in survey_health, behind its own consent.
  fields         jsonb NOT NULL DEFAULT '{}',
  started_by     text NOT NULL,
  started_at     timestamptz NOT NULL,
  -- Said aloud before the first question: company, purpose, that it sells
  told_at        timestamptz,
  filled_at      timestamptz,
  -- 代填: who wrote for the customer, and when the customer said it is right
  proxy_by       text,
  confirmed_at   timestamptz,
  confirmed_how  text,
  signed_by      text,
  signed_at      timestamptz,
  signature      text,
  handed_in_at   timestamptz,
  handed_in_by   text,
  allocated_to   text,
  allocated_at   timestamptz,
  sealed_at      timestamptz,
  sealed_by      text,
  -- 柜号
  place          text NOT NULL DEFAULT '',
  PRIMARY KEY (org_id, id),
  UNIQUE (org_id, number),
  FOREIGN KEY (org_id, customer_id) REFERENCES customer
);
CREATE INDEX survey_state ON survey (org_id, state, started_at);
CREATE INDEX survey_customer ON survey (org_id, customer_id);
SELECT guiju_tenant('survey');

CREATE TABLE survey_health (
  org_id     text NOT NULL DEFAULT current_setting('app.org_id', true),
  survey_id  text NOT NULL,
  fields     jsonb NOT NULL,
  consent_id text NOT NULL,
  PRIMARY KEY (org_id, survey_id),
  FOREIGN KEY (org_id, survey_id) REFERENCES survey ON DELETE CASCADE,
  FOREIGN KEY (org_id, consent_id) REFERENCES consent
);
SELECT guiju_tenant('survey_health');

-- One sealed form (or kept file), one reader, a set time; what the reader sees carries their name and the hour.
CREATE TABLE opening (
  org_id      text NOT NULL DEFAULT current_setting('app.org_id', true) REFERENCES organisation,
  id          text NOT NULL,
  -- survey:… or file:…
  object      text NOT NULL,
  customer_id text NOT NULL,
  reader      text NOT NULL,
  -- read, or copy with the company's consent (S003.2-19, S003.3-34)
  act         text NOT NULL DEFAULT 'read' CHECK (act IN ('read', 'copy')),
  asked_at    timestamptz NOT NULL,
  reason      text NOT NULL,
  -- approval: the general manager said yes · emergency: opened first, told afterwards
  -- customer: the customer said yes to this reader
  ground      text NOT NULL CHECK (ground IN ('approval', 'emergency', 'customer')),
  state       text NOT NULL CHECK (state IN ('asked', 'open', 'refused', 'closed')),
  decided_by  text,
  decided_at  timestamptz,
  decision_reason text NOT NULL DEFAULT '',
  opens_at    timestamptz,
  closes_at   timestamptz,
  watermark   text,
  -- The general manager has seen that it was opened in an emergency
  told_at     timestamptz,
  reads       integer NOT NULL DEFAULT 0,
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, customer_id) REFERENCES customer
);
CREATE INDEX opening_object ON opening (org_id, object, asked_at);
CREATE INDEX opening_asked ON opening (org_id, asked_at) WHERE state = 'asked';
SELECT guiju_tenant('opening');

-- Selling to a customer stands still while a complaint or an adverse effect is open
CREATE TABLE selling_freeze (
  org_id      text NOT NULL DEFAULT current_setting('app.org_id', true),
  customer_id text NOT NULL,
  -- The ref of what froze it: ticket:…, event of adverse effect, …
  cause       text NOT NULL,
  since       timestamptz NOT NULL,
  lifted_at   timestamptz,
  PRIMARY KEY (org_id, customer_id, cause),
  FOREIGN KEY (org_id, customer_id) REFERENCES customer
);
SELECT guiju_tenant('selling_freeze');

-- 顾客档案 (F-0118), for everyone who came to an activity, bought or not.
CREATE TABLE customer_file (
  org_id       text NOT NULL DEFAULT current_setting('app.org_id', true),
  id           text NOT NULL,
  number       text NOT NULL,
  customer_id  text NOT NULL,
  state        text NOT NULL CHECK (state IN ('draft', 'completed', 'handed-in', 'kept', 'lost')),
  mode         text NOT NULL CHECK (mode IN ('paper', 'electronic', 'parallel')),
  -- Of form_release, form 'file'
  version      integer NOT NULL,
  outcome      text CHECK (outcome IN ('bought', 'none')),
  fields       jsonb NOT NULL DEFAULT '{}',
  -- The gathering it was made at
  event        text,
  activity_on  date NOT NULL,
  -- 保管人: a ref to a member or a post
  custodian    text NOT NULL,
  -- Who has it in hand just now: a member id; null while it is in the cupboard
  holder       text,
  made_by      text NOT NULL,
  made_at      timestamptz NOT NULL,
  completed_at timestamptz,
  handed_in_at timestamptz,
  kept_at      timestamptz,
  lost_at      timestamptz,
  lost_by      text,
  rebuilt_at   timestamptz,
  place        text NOT NULL DEFAULT '',
  PRIMARY KEY (org_id, id),
  UNIQUE (org_id, number),
  FOREIGN KEY (org_id, customer_id) REFERENCES customer
);
CREATE INDEX customer_file_customer ON customer_file (org_id, customer_id);
CREATE INDEX customer_file_state ON customer_file (org_id, state, made_at);
CREATE INDEX customer_file_holder ON customer_file (org_id, holder) WHERE holder IS NOT NULL;
SELECT guiju_tenant('customer_file');

-- What is written on the file after a revisit (S003.3-21)
CREATE TABLE file_entry (
  org_id     text NOT NULL DEFAULT current_setting('app.org_id', true),
  id         text NOT NULL,
  file_id    text NOT NULL,
  loan_id    text,
  -- The fact the entry tells of (call-back.made, visit.made, …), if it was recorded with one
  fact_id    text,
  written_by text NOT NULL,
  written_at timestamptz NOT NULL,
  words      text NOT NULL,
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, file_id) REFERENCES customer_file ON DELETE CASCADE
);
CREATE INDEX file_entry_file ON file_entry (org_id, file_id, written_at);
SELECT guiju_tenant('file_entry');

CREATE TABLE file_loan (
  org_id      text NOT NULL DEFAULT current_setting('app.org_id', true),
  id          text NOT NULL,
  file_id     text NOT NULL,
  borrower    text NOT NULL,
  -- call-back needs no approval; anything else has the general manager's yes (S003.3-27)
  purpose     text NOT NULL CHECK (purpose IN ('call-back', 'other')),
  medium      text NOT NULL CHECK (medium IN ('paper', 'electronic')),
  obligation  text,
  lent_by     text NOT NULL,
  lent_at     timestamptz NOT NULL,
  due_at      timestamptz NOT NULL,
  returned_at timestamptz,
  -- hand-back, unused, recorded (the call's record closed it), day-end, loss
  ended_by    text,
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, file_id) REFERENCES customer_file ON DELETE CASCADE
);
-- Paper can be in one hand only; an electronic file is open to one member once
CREATE UNIQUE INDEX file_loan_paper ON file_loan (org_id, file_id) WHERE returned_at IS NULL AND medium = 'paper';
CREATE UNIQUE INDEX file_loan_electronic ON file_loan (org_id, file_id, borrower)
  WHERE returned_at IS NULL AND medium = 'electronic';
CREATE INDEX file_loan_borrower ON file_loan (org_id, borrower) WHERE returned_at IS NULL;
SELECT guiju_tenant('file_loan');

-- S003.2-10…-14 as a proposal with reasons; the sales manager confirms or overrides with a reason.
CREATE TABLE allocation (
  org_id       text NOT NULL DEFAULT current_setting('app.org_id', true) REFERENCES organisation,
  id           text NOT NULL,
  cause        text NOT NULL CHECK (cause IN ('survey', 'leaving', 'unowned')),
  leaver       text,
  made_by      text NOT NULL,
  made_at      timestamptz NOT NULL,
  confirmed_by text,
  confirmed_at timestamptz,
  PRIMARY KEY (org_id, id)
);
SELECT guiju_tenant('allocation');

CREATE TABLE allocation_row (
  org_id        text NOT NULL DEFAULT current_setting('app.org_id', true),
  allocation_id text NOT NULL,
  customer_id   text NOT NULL,
  survey_id     text,
  -- Null: no rule found anybody
  proposed      text,
  -- The clause that decided: S003.2-10, -11, -12, -13
  clause        text NOT NULL,
  -- [{ zh, en }]
  reasons       jsonb NOT NULL,
  chosen        text,
  override_reason text NOT NULL DEFAULT '',
  PRIMARY KEY (org_id, allocation_id, customer_id),
  FOREIGN KEY (org_id, allocation_id) REFERENCES allocation ON DELETE CASCADE,
  FOREIGN KEY (org_id, customer_id) REFERENCES customer
);
SELECT guiju_tenant('allocation_row');

-- The customer's own page: a code to the phone on record, never just a link that gets forwarded.
CREATE TABLE own_page_code (
  org_id      text NOT NULL DEFAULT current_setting('app.org_id', true),
  id          text NOT NULL,
  customer_id text NOT NULL,
  code_hash   text NOT NULL,
  asked_at    timestamptz NOT NULL,
  expires_at  timestamptz NOT NULL,
  tries       integer NOT NULL DEFAULT 0,
  used_at     timestamptz,
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, customer_id) REFERENCES customer ON DELETE CASCADE
);
CREATE INDEX own_page_code_customer ON own_page_code (org_id, customer_id, asked_at);
SELECT guiju_tenant('own_page_code');

CREATE TABLE own_page_session (
  org_id      text NOT NULL DEFAULT current_setting('app.org_id', true),
  token_hash  text NOT NULL,
  customer_id text NOT NULL,
  started_at  timestamptz NOT NULL,
  expires_at  timestamptz NOT NULL,
  ended_at    timestamptz,
  PRIMARY KEY (org_id, token_hash),
  FOREIGN KEY (org_id, customer_id) REFERENCES customer ON DELETE CASCADE
);
CREATE UNIQUE INDEX own_page_session_token ON own_page_session (org_id, token_hash);
SELECT guiju_tenant('own_page_session');

-- With no SMS connected, a member reads the message to the customer; who read it out is kept.
CREATE TABLE customer_message (
  org_id      text NOT NULL DEFAULT current_setting('app.org_id', true),
  id          text NOT NULL,
  customer_id text NOT NULL,
  digits      text NOT NULL,
  body        text NOT NULL,
  made_at     timestamptz NOT NULL,
  expires_at  timestamptz NOT NULL,
  -- sms: a gateway took it · read-out: a member read it to the customer
  sent_by_way text,
  shown_to    text,
  shown_at    timestamptz,
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, customer_id) REFERENCES customer ON DELETE CASCADE
);
CREATE INDEX customer_message_customer ON customer_message (org_id, customer_id, made_at);
SELECT guiju_tenant('customer_message');

-- What was changed about a person, by whom, from what to what. Personal, so it is here and erased with them.
CREATE TABLE customer_correction (
  org_id       text NOT NULL DEFAULT current_setting('app.org_id', true),
  id           text NOT NULL,
  customer_id  text NOT NULL,
  field        text NOT NULL,
  before       text NOT NULL,
  after        text NOT NULL,
  -- A ref: member:… or customer:… when they did it themselves
  corrected_by text NOT NULL,
  corrected_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, customer_id) REFERENCES customer ON DELETE CASCADE
);
CREATE INDEX customer_correction_customer ON customer_correction (org_id, customer_id, corrected_at);
SELECT guiju_tenant('customer_correction');

CREATE TABLE customer_merge (
  org_id    text NOT NULL DEFAULT current_setting('app.org_id', true),
  merged_id text NOT NULL,
  kept_id   text NOT NULL,
  merged_by text NOT NULL,
  merged_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, merged_id),
  FOREIGN KEY (org_id, merged_id) REFERENCES customer,
  FOREIGN KEY (org_id, kept_id) REFERENCES customer
);
SELECT guiju_tenant('customer_merge');

CREATE TABLE erasure (
  org_id      text NOT NULL DEFAULT current_setting('app.org_id', true) REFERENCES organisation,
  id          text NOT NULL,
  customer_id text NOT NULL,
  asked_by    text NOT NULL,
  asked_at    timestamptz NOT NULL,
  -- What went, by table, and what stays: [{ what, why, until }]
  erased      jsonb NOT NULL,
  kept        jsonb NOT NULL,
  PRIMARY KEY (org_id, id)
);
SELECT guiju_tenant('erasure');

-- A list's filter under a name, one member's own or shared by all who may see the list
CREATE TABLE customer_view (
  org_id  text NOT NULL DEFAULT current_setting('app.org_id', true) REFERENCES organisation,
  id      text NOT NULL,
  member  text NOT NULL,
  name    text NOT NULL,
  filter  jsonb NOT NULL,
  shared  boolean NOT NULL DEFAULT false,
  PRIMARY KEY (org_id, id)
);
CREATE INDEX customer_view_member ON customer_view (org_id, member);
SELECT guiju_tenant('customer_view');

-- Running numbers of forms and files, given without gaps under the row's lock
CREATE TABLE customer_number (
  org_id text NOT NULL DEFAULT current_setting('app.org_id', true) REFERENCES organisation,
  series text NOT NULL,
  last   integer NOT NULL,
  PRIMARY KEY (org_id, series)
);
SELECT guiju_tenant('customer_number');
