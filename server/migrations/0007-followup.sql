-- Follow-up: what was said in calls and visits, promises in words, why something was waived or handed over,
-- reviews, notices. Codes are in facts; every word a person said or wrote is here, under the fact's id, so that
-- erasing a customer is deleting rows. Columns that name a member hold the member's id.

CREATE TABLE call_back (
  org_id        text NOT NULL DEFAULT current_setting('app.org_id', true) REFERENCES organisation,
  -- Made by the device, so that sending twice is harmless; call-back.made is `call-back:<id>`
  id            text NOT NULL,
  customer_id   text NOT NULL,
  made_by       text NOT NULL,
  made_at       timestamptz NOT NULL,
  started_at    timestamptz,
  seconds       integer,
  series        text NOT NULL,
  channel       text NOT NULL,
  result        text NOT NULL,
  -- 顾客说: never counts against the writer · 我说
  customer_said text NOT NULL DEFAULT '',
  i_said        text NOT NULL DEFAULT '',
  -- Answers to the sheet the clause asks for
  sheet_clause  text,
  sheet         jsonb NOT NULL DEFAULT '{}',
  attachments   text[] NOT NULL DEFAULT '{}',
  recorded_at   timestamptz NOT NULL,
  -- What the device was told, told again when it sends again
  answer        jsonb NOT NULL,
  PRIMARY KEY (org_id, id)
);
CREATE INDEX call_back_customer ON call_back (org_id, customer_id, made_at);
CREATE INDEX call_back_made ON call_back (org_id, made_at);
SELECT guiju_tenant('call_back');

CREATE TABLE missed_call (
  org_id      text NOT NULL DEFAULT current_setting('app.org_id', true) REFERENCES organisation,
  id          text NOT NULL,
  customer_id text NOT NULL,
  tried_by    text NOT NULL,
  tried_at    timestamptz NOT NULL,
  channel     text NOT NULL,
  next_at     timestamptz,
  answer      jsonb NOT NULL,
  PRIMARY KEY (org_id, id)
);
CREATE INDEX missed_call_customer ON missed_call (org_id, customer_id, tried_at);
SELECT guiju_tenant('missed_call');

CREATE TABLE missed_call_obligation (
  org_id      text NOT NULL DEFAULT current_setting('app.org_id', true),
  obligation  text NOT NULL,
  missed_call text NOT NULL,
  PRIMARY KEY (org_id, obligation, missed_call),
  FOREIGN KEY (org_id, missed_call) REFERENCES missed_call ON DELETE CASCADE
);
SELECT guiju_tenant('missed_call_obligation');

CREATE TABLE visit (
  org_id        text NOT NULL DEFAULT current_setting('app.org_id', true) REFERENCES organisation,
  id            text NOT NULL,
  customer_id   text NOT NULL,
  made_by       text NOT NULL,
  made_at       timestamptz NOT NULL,
  purpose       text NOT NULL,
  customer_said text NOT NULL DEFAULT '',
  i_said        text NOT NULL DEFAULT '',
  attachments   text[] NOT NULL DEFAULT '{}',
  answer        jsonb NOT NULL,
  PRIMARY KEY (org_id, id)
);
CREATE INDEX visit_customer ON visit (org_id, customer_id, made_at);
SELECT guiju_tenant('visit');

-- 约定: who, when, one line
CREATE TABLE promise (
  org_id      text NOT NULL DEFAULT current_setting('app.org_id', true) REFERENCES organisation,
  -- promise.made is `promise-made:<id>`
  id          text NOT NULL,
  customer_id text,
  holder      text NOT NULL,
  made_by     text NOT NULL,
  made_at     timestamptz NOT NULL,
  due_at      timestamptz NOT NULL,
  words       text NOT NULL,
  -- Moved with a note to the customer: the promise it became
  moved_to    text,
  move_note   text NOT NULL DEFAULT '',
  PRIMARY KEY (org_id, id)
);
CREATE INDEX promise_customer ON promise (org_id, customer_id) WHERE customer_id IS NOT NULL;
SELECT guiju_tenant('promise');

-- Why somebody discharged without a sheet, waived or handed over an obligation: the words beside the fact
CREATE TABLE obligation_note (
  org_id      text NOT NULL DEFAULT current_setting('app.org_id', true) REFERENCES organisation,
  id          text NOT NULL,
  obligation  text NOT NULL,
  customer_id text,
  what        text NOT NULL CHECK (what IN ('discharged', 'waived', 'delegated', 'claimed')),
  words       text NOT NULL DEFAULT '',
  attachments text[] NOT NULL DEFAULT '{}',
  -- Of a hand-over: who held it before
  from_holder text,
  to_holder   text,
  written_by  text NOT NULL,
  written_at  timestamptz NOT NULL,
  PRIMARY KEY (org_id, id)
);
CREATE INDEX obligation_note_obligation ON obligation_note (org_id, obligation);
SELECT guiju_tenant('obligation_note');

-- Numbers of one's own due calls go to the device without unmasking; who got which is kept once a day
CREATE TABLE number_given (
  org_id      text NOT NULL DEFAULT current_setting('app.org_id', true) REFERENCES organisation,
  member      text NOT NULL,
  customer_id text NOT NULL,
  day         date NOT NULL,
  PRIMARY KEY (org_id, member, day, customer_id)
);
SELECT guiju_tenant('number_given');

-- S003.3-19: the consultant over a day's calls, and a remark on one of them
CREATE TABLE call_review (
  org_id      text NOT NULL DEFAULT current_setting('app.org_id', true) REFERENCES organisation,
  id          text NOT NULL,
  day         date NOT NULL,
  reviewed_by text NOT NULL,
  reviewed_at timestamptz NOT NULL,
  due         integer NOT NULL,
  still_open  integer NOT NULL,
  note        text NOT NULL DEFAULT '',
  PRIMARY KEY (org_id, id)
);
CREATE INDEX call_review_day ON call_review (org_id, day, reviewed_at);
SELECT guiju_tenant('call_review');

CREATE TABLE call_remark (
  org_id     text NOT NULL DEFAULT current_setting('app.org_id', true),
  id         text NOT NULL,
  call_back  text NOT NULL,
  written_by text NOT NULL,
  written_at timestamptz NOT NULL,
  words      text NOT NULL,
  verdict    text NOT NULL CHECK (verdict IN ('good', 'mend')),
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, call_back) REFERENCES call_back ON DELETE CASCADE
);
CREATE INDEX call_remark_call_back ON call_remark (org_id, call_back);
SELECT guiju_tenant('call_remark');

-- 请假、轮休: whole days, said by the manager, until shifts and leave have a module of their own
CREATE TABLE absence (
  org_id     text NOT NULL DEFAULT current_setting('app.org_id', true) REFERENCES organisation,
  id         text NOT NULL,
  member     text NOT NULL,
  first_day  date NOT NULL,
  last_day   date NOT NULL,
  kind       text NOT NULL CHECK (kind IN ('rest', 'leave')),
  said_by    text NOT NULL,
  said_at    timestamptz NOT NULL,
  PRIMARY KEY (org_id, id),
  CHECK (first_day <= last_day)
);
CREATE INDEX absence_days ON absence (org_id, last_day);
SELECT guiju_tenant('absence');

CREATE TABLE notice (
  org_id    text NOT NULL DEFAULT current_setting('app.org_id', true) REFERENCES organisation,
  -- Hashed from what it tells and whom, so that it is told once
  id        text NOT NULL,
  member    text NOT NULL,
  made_at   timestamptz NOT NULL,
  title     jsonb NOT NULL,
  says      jsonb NOT NULL,
  open      text,
  pushed    boolean NOT NULL,
  read_at   timestamptz,
  PRIMARY KEY (org_id, id)
);
CREATE INDEX notice_member ON notice (org_id, member, made_at DESC);
SELECT guiju_tenant('notice');

CREATE TABLE followup_setting (
  org_id text NOT NULL DEFAULT current_setting('app.org_id', true) REFERENCES organisation,
  name   text NOT NULL,
  value  jsonb NOT NULL,
  PRIMARY KEY (org_id, name)
);
SELECT guiju_tenant('followup_setting');

-- What was written beside a decision on an award and beside an appeal
CREATE TABLE appeal (
  org_id     text NOT NULL DEFAULT current_setting('app.org_id', true) REFERENCES organisation,
  id         text NOT NULL,
  award      text NOT NULL,
  member     text NOT NULL,
  words      text NOT NULL,
  lodged_at  timestamptz NOT NULL,
  state      text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'upheld', 'rejected')),
  decided_by text,
  decided_at timestamptz,
  answer     text NOT NULL DEFAULT '',
  PRIMARY KEY (org_id, id)
);
CREATE INDEX appeal_award ON appeal (org_id, award);
SELECT guiju_tenant('appeal');

CREATE TABLE award_reason (
  org_id     text NOT NULL DEFAULT current_setting('app.org_id', true) REFERENCES organisation,
  id         text NOT NULL,
  award      text NOT NULL,
  words      text NOT NULL,
  written_by text NOT NULL,
  written_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, id)
);
CREATE INDEX award_reason_award ON award_reason (org_id, award);
SELECT guiju_tenant('award_reason');

-- What one holder ended today, for the list's last part
CREATE INDEX obligation_holder_ended ON obligation (org_id, holder, ended_at) WHERE state <> 'open';
