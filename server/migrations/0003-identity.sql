-- Identity: who works here, in which post, for whom; how they sign in and how they leave; who looked at what.
-- Names, phones and addresses of members live here and never in facts. `org_id` defaults to the transaction's.
-- An organisation's id is its short code: typed at sign-in (`name@code`) where a machine serves several.

CREATE TABLE member (
  org_id        text NOT NULL DEFAULT current_setting('app.org_id', true) REFERENCES organisation,
  id            text NOT NULL,
  name          text NOT NULL,
  -- Lower case; null for somebody who never signs in
  sign_in_name  text,
  phone         text NOT NULL DEFAULT '',
  department_id text,
  -- Explicit; otherwise the leader of the department, see line-manager.ts
  line_manager  text,
  state         text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'left')),
  joined_on     date NOT NULL,
  -- The hour from which no request of theirs is answered
  leaves_at     timestamptz,
  created_at    timestamptz NOT NULL,
  created_by    text NOT NULL,
  revision      integer NOT NULL DEFAULT 1,
  PRIMARY KEY (org_id, id)
);
CREATE UNIQUE INDEX member_sign_in_name ON member (org_id, sign_in_name);
CREATE INDEX member_leaves ON member (org_id, leaves_at) WHERE leaves_at IS NOT NULL AND state = 'active';
SELECT guiju_tenant('member');

-- A tree; a branch 分公司 is a department of its own region and law
CREATE TABLE department (
  org_id    text NOT NULL DEFAULT current_setting('app.org_id', true) REFERENCES organisation,
  id        text NOT NULL,
  name      text NOT NULL,
  kind      text NOT NULL DEFAULT 'department' CHECK (kind IN ('department', 'branch')),
  parent_id text,
  leader_id text,
  -- GB/T 2260; null takes the parent's, at last the organisation's
  region    text,
  closed_at timestamptz,
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, parent_id) REFERENCES department,
  FOREIGN KEY (org_id, leader_id) REFERENCES member
);
CREATE INDEX department_parent ON department (org_id, parent_id);
CREATE INDEX department_leader ON department (org_id, leader_id);
SELECT guiju_tenant('department');

ALTER TABLE member ADD FOREIGN KEY (org_id, department_id) REFERENCES department;
ALTER TABLE member ADD FOREIGN KEY (org_id, line_manager) REFERENCES member;
CREATE INDEX member_department ON member (org_id, department_id);
CREATE INDEX member_line_manager ON member (org_id, line_manager) WHERE line_manager IS NOT NULL;

-- Codes are fixed (clauses name them); an organisation renames them and sets their rank
CREATE TABLE post (
  org_id  text NOT NULL DEFAULT current_setting('app.org_id', true) REFERENCES organisation,
  code    text NOT NULL,
  name_zh text NOT NULL,
  name_en text NOT NULL,
  rank    integer NOT NULL,
  PRIMARY KEY (org_id, code)
);
SELECT guiju_tenant('post');

-- Kept when it ends, so that it can be said who held a post on any day
CREATE TABLE post_holding (
  org_id        text NOT NULL DEFAULT current_setting('app.org_id', true),
  id            text NOT NULL,
  member_id     text NOT NULL,
  post          text NOT NULL,
  department_id text,
  from_at       timestamptz NOT NULL,
  to_at         timestamptz,
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, member_id) REFERENCES member,
  FOREIGN KEY (org_id, post) REFERENCES post,
  FOREIGN KEY (org_id, department_id) REFERENCES department
);
CREATE UNIQUE INDEX post_holding_once ON post_holding (org_id, member_id, post) WHERE to_at IS NULL;
CREATE INDEX post_holding_post ON post_holding (org_id, post) WHERE to_at IS NULL;
SELECT guiju_tenant('post_holding');

CREATE TABLE credential (
  org_id      text NOT NULL DEFAULT current_setting('app.org_id', true),
  member_id   text NOT NULL,
  kind        text NOT NULL CHECK (kind IN ('password')),
  -- argon2id as a PHC string
  secret      text NOT NULL,
  changed_at  timestamptz NOT NULL,
  PRIMARY KEY (org_id, member_id, kind),
  FOREIGN KEY (org_id, member_id) REFERENCES member
);
SELECT guiju_tenant('credential');

-- The cookie holds `org.token`; only the token's hash is here
CREATE TABLE session (
  org_id     text NOT NULL DEFAULT current_setting('app.org_id', true),
  token_hash text NOT NULL,
  id         text NOT NULL,
  member_id  text NOT NULL,
  device     text NOT NULL,
  address    text NOT NULL DEFAULT '',
  started_at timestamptz NOT NULL,
  seen_at    timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  -- Each use moves the end on; otherwise it ends with the working day
  kept       boolean NOT NULL,
  ended_at   timestamptz,
  ended_why  text CHECK (ended_why IN ('signed-out', 'revoked', 'password', 'left')),
  PRIMARY KEY (org_id, token_hash),
  UNIQUE (org_id, id),
  FOREIGN KEY (org_id, member_id) REFERENCES member
);
CREATE INDEX session_member ON session (org_id, member_id) WHERE ended_at IS NULL;
SELECT guiju_tenant('session');

-- Accounts are kept as hashes: people type passwords into the wrong box
CREATE TABLE sign_in_attempt (
  org_id       text NOT NULL DEFAULT current_setting('app.org_id', true) REFERENCES organisation,
  id           text NOT NULL,
  account_hash text NOT NULL,
  address      text NOT NULL,
  at           timestamptz NOT NULL,
  succeeded    boolean NOT NULL DEFAULT false,
  PRIMARY KEY (org_id, id)
);
CREATE INDEX sign_in_attempt_recent ON sign_in_attempt (org_id, account_hash, address, at);
SELECT guiju_tenant('sign_in_attempt');

-- 开通链接: works once, for choosing a password, on joining or when it was forgotten
CREATE TABLE sign_in_link (
  org_id       text NOT NULL DEFAULT current_setting('app.org_id', true),
  code_hash    text NOT NULL,
  member_id    text NOT NULL,
  made_by      text NOT NULL,
  made_at      timestamptz NOT NULL,
  expires_at   timestamptz NOT NULL,
  used_at      timestamptz,
  withdrawn_at timestamptz,
  PRIMARY KEY (org_id, code_hash),
  FOREIGN KEY (org_id, member_id) REFERENCES member
);
CREATE INDEX sign_in_link_member ON sign_in_link (org_id, member_id);
SELECT guiju_tenant('sign_in_link');

-- Guards the first visitor's set-up of an empty machine. Belongs to no organisation: none exists yet
CREATE TABLE set_up_code (
  code_hash  text PRIMARY KEY,
  made_at    timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  tries      integer NOT NULL DEFAULT 0
);

-- 离职: notice, heirs by name, the hour. It never waits for the handover
CREATE TABLE departure (
  org_id     text NOT NULL DEFAULT current_setting('app.org_id', true),
  id         text NOT NULL,
  member_id  text NOT NULL,
  noticed_at timestamptz NOT NULL,
  noticed_by text NOT NULL,
  last_day   date NOT NULL,
  leaves_at  timestamptz NOT NULL,
  cause      text NOT NULL CHECK (cause IN ('notice', 'dismissed', 'contract-ended', 'retired')),
  state      text NOT NULL DEFAULT 'noticed' CHECK (state IN ('noticed', 'left', 'withdrawn')),
  left_at    timestamptz,
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, member_id) REFERENCES member
);
CREATE UNIQUE INDEX departure_one ON departure (org_id, member_id) WHERE state = 'noticed';
SELECT guiju_tenant('departure');

-- Who takes over what: a thing by its ref, or `rest` for all that was not named
CREATE TABLE departure_heir (
  org_id       text NOT NULL DEFAULT current_setting('app.org_id', true),
  departure_id text NOT NULL,
  ref          text NOT NULL,
  -- files, customers, obligations, notebook: which part of the house keeps it
  what         text NOT NULL,
  to_member    text NOT NULL,
  chosen_by    text NOT NULL,
  chosen_at    timestamptz NOT NULL,
  moved_at     timestamptz,
  PRIMARY KEY (org_id, departure_id, ref),
  FOREIGN KEY (org_id, departure_id) REFERENCES departure,
  FOREIGN KEY (org_id, to_member) REFERENCES member
);
SELECT guiju_tenant('departure_heir');

-- Who read, unmasked, searched, printed or exported what. Changes are facts and need no second book
CREATE TABLE access_log (
  org_id  text NOT NULL DEFAULT current_setting('app.org_id', true) REFERENCES organisation,
  id      text NOT NULL,
  at      timestamptz NOT NULL,
  -- A ref: member:…, or customer:… on their own page
  who     text NOT NULL,
  act     text NOT NULL,
  what    text NOT NULL,
  -- How many things at once, as in an export
  count   integer NOT NULL DEFAULT 1,
  why     text NOT NULL DEFAULT '',
  address text NOT NULL DEFAULT '',
  PRIMARY KEY (org_id, id)
);
CREATE INDEX access_log_newest ON access_log (org_id, at DESC, id);
CREATE INDEX access_log_what ON access_log (org_id, what, at DESC);
CREATE INDEX access_log_who ON access_log (org_id, who, at DESC);
SELECT guiju_tenant('access_log');

-- The stored answer to a request that carried an Idempotency-Key, bound to caller, method, path and body
CREATE TABLE idempotency_key (
  org_id     text NOT NULL DEFAULT current_setting('app.org_id', true) REFERENCES organisation,
  caller     text NOT NULL,
  key        text NOT NULL,
  request    text NOT NULL,
  -- Null while the first request is still at work
  status     integer,
  answer     text,
  made_at    timestamptz NOT NULL,
  PRIMARY KEY (org_id, caller, key)
);
CREATE INDEX idempotency_key_age ON idempotency_key (org_id, made_at);
SELECT guiju_tenant('idempotency_key');
