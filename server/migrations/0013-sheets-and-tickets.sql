-- Sheets that record a fact, and service tickets. Every word and name is here, under the id its facts are about, so
-- that erasing a customer is emptying rows. Columns that name a member hold the member's id.

CREATE TABLE sheet_entry (
  org_id      text NOT NULL DEFAULT current_setting('app.org_id', true) REFERENCES organisation,
  -- Made by the device; the fact is `sheet.<id>`
  id          text NOT NULL,
  clause      text NOT NULL,
  n           integer NOT NULL,
  -- What the fact is about: `leave:<id>` where the sheet began it
  subject     text NOT NULL,
  obligation  text,
  filled_by   text NOT NULL,
  filled_at   timestamptz NOT NULL,
  filled      jsonb NOT NULL,
  attachments text[] NOT NULL DEFAULT '{}',
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, clause, n) REFERENCES clause_version
);
CREATE INDEX sheet_entry_subject ON sheet_entry (org_id, subject, filled_at);
CREATE INDEX sheet_entry_filled ON sheet_entry (org_id, filled_by, filled_at DESC);
CREATE INDEX sheet_entry_attachments ON sheet_entry USING gin (attachments);
SELECT guiju_tenant('sheet_entry');

CREATE TABLE ticket (
  org_id       text NOT NULL DEFAULT current_setting('app.org_id', true) REFERENCES organisation,
  id           text NOT NULL,
  number       text NOT NULL,
  ticket_type  text NOT NULL CHECK (ticket_type IN ('complaint', 'repair', 'paid-service', 'enquiry')),
  matter       text NOT NULL,
  channel      text NOT NULL CHECK (channel IN ('phone', 'visit', 'message')),
  -- Null for a caller who is not on record: then what they said of themselves
  customer_id  text,
  caller_name  text NOT NULL DEFAULT '',
  caller_phone text NOT NULL DEFAULT '',
  said         text NOT NULL,
  value        bigint,
  order_id     text,
  received_by  text NOT NULL,
  received_at  timestamptz NOT NULL,
  -- Whose it is at the desk, and to whom it is being handed until they accept
  keeper       text NOT NULL,
  handed_to    text,
  closed_at    timestamptz,
  PRIMARY KEY (org_id, id),
  UNIQUE (org_id, number)
);
CREATE INDEX ticket_open ON ticket (org_id, received_at) WHERE closed_at IS NULL;
CREATE INDEX ticket_customer ON ticket (org_id, customer_id) WHERE customer_id IS NOT NULL;
SELECT guiju_tenant('ticket');

-- What was done, in order. How long it waited is read off these rows and kept nowhere else.
CREATE TABLE ticket_step (
  org_id      text NOT NULL DEFAULT current_setting('app.org_id', true),
  id          text NOT NULL,
  ticket_id   text NOT NULL,
  what        text NOT NULL,
  done_by     text NOT NULL,
  done_at     timestamptz NOT NULL,
  to_member   text,
  words       text NOT NULL DEFAULT '',
  visit_on    date,
  satisfied   boolean,
  attachments text[] NOT NULL DEFAULT '{}',
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, ticket_id) REFERENCES ticket ON DELETE CASCADE
);
CREATE INDEX ticket_step_ticket ON ticket_step (org_id, ticket_id, done_at);
SELECT guiju_tenant('ticket_step');
