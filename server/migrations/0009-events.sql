-- A gathering from plan to door: the plan, who is asked, passes, seats, scans, the running order and the draw.
-- A guest is a customer's id, or a card number while nobody knows their name; names stay with customers.

CREATE TABLE event (
  org_id       text NOT NULL DEFAULT current_setting('app.org_id', true) REFERENCES organisation,
  id           text NOT NULL,
  name         text NOT NULL,
  type         text NOT NULL,
  hall         text NOT NULL,
  address      text NOT NULL DEFAULT '',
  -- GB/T 2260: the law of the place
  region       text NOT NULL,
  off_site     boolean NOT NULL DEFAULT true,
  doors_at     timestamptz NOT NULL,
  starts_at    timestamptz NOT NULL,
  ends_at      timestamptz NOT NULL,
  lunch_at     timestamptz,
  -- Seats put out, and what the fire rules allow in the hall
  capacity     integer NOT NULL CHECK (capacity > 0),
  fire_limit   integer NOT NULL,
  -- First line of every invitation: who sells what
  sells        text NOT NULL,
  goal_guests  integer NOT NULL CHECK (goal_guests > 0),
  goal_sales   bigint NOT NULL DEFAULT 0 CHECK (goal_sales >= 0),
  planned_by   text NOT NULL,
  planned_at   timestamptz NOT NULL,
  published_at timestamptz,
  opened_at    timestamptz,
  started_at   timestamptz,
  ended_at     timestamptz,
  reported_at  timestamptz,
  cancelled_at timestamptz,
  PRIMARY KEY (org_id, id),
  CHECK (capacity <= fire_limit),
  CHECK (doors_at <= starts_at AND starts_at < ends_at)
);
CREATE INDEX event_starts ON event (org_id, starts_at);
SELECT guiju_tenant('event');

CREATE TABLE event_quota (
  org_id    text NOT NULL DEFAULT current_setting('app.org_id', true),
  event_id  text NOT NULL,
  member_id text NOT NULL,
  guests    integer NOT NULL CHECK (guests >= 0),
  sales     bigint NOT NULL DEFAULT 0 CHECK (sales >= 0),
  PRIMARY KEY (org_id, event_id, member_id),
  FOREIGN KEY (org_id, event_id) REFERENCES event
);
SELECT guiju_tenant('event_quota');

-- What the gathering needs, counted: venue, stock, equipment, gifts, supplies
CREATE TABLE event_material (
  org_id     text NOT NULL DEFAULT current_setting('app.org_id', true),
  event_id   text NOT NULL,
  item       text NOT NULL,
  wanted     integer NOT NULL CHECK (wanted >= 0),
  have       integer NOT NULL DEFAULT 0 CHECK (have >= 0),
  counted_by text,
  counted_at timestamptz,
  PRIMARY KEY (org_id, event_id, item),
  FOREIGN KEY (org_id, event_id) REFERENCES event
);
SELECT guiju_tenant('event_material');

-- Points of planning that are settled, each once
CREATE TABLE event_settled (
  org_id     text NOT NULL DEFAULT current_setting('app.org_id', true),
  event_id   text NOT NULL,
  item       text NOT NULL,
  settled_by text NOT NULL,
  settled_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, event_id, item),
  FOREIGN KEY (org_id, event_id) REFERENCES event
);
SELECT guiju_tenant('event_settled');

CREATE TABLE event_meeting (
  org_id   text NOT NULL DEFAULT current_setting('app.org_id', true),
  event_id text NOT NULL,
  meeting  text NOT NULL,
  held_at  timestamptz NOT NULL,
  held_by  text NOT NULL,
  attended integer NOT NULL CHECK (attended >= 0),
  minutes  text NOT NULL DEFAULT '',
  PRIMARY KEY (org_id, event_id, meeting),
  FOREIGN KEY (org_id, event_id) REFERENCES event
);
SELECT guiju_tenant('event_meeting');

-- Filing with the authority, with its receipt
CREATE TABLE event_filing (
  org_id        text NOT NULL DEFAULT current_setting('app.org_id', true),
  event_id      text NOT NULL,
  filed_at      timestamptz NOT NULL,
  filed_by      text NOT NULL,
  reference     text NOT NULL DEFAULT '',
  plan          boolean NOT NULL,
  qualification boolean NOT NULL,
  material      boolean NOT NULL,
  pledge        boolean NOT NULL,
  PRIMARY KEY (org_id, event_id),
  FOREIGN KEY (org_id, event_id) REFERENCES event
);
SELECT guiju_tenant('event_filing');

CREATE TABLE event_post (
  org_id    text NOT NULL DEFAULT current_setting('app.org_id', true),
  event_id  text NOT NULL,
  post      text NOT NULL,
  member_id text NOT NULL,
  PRIMARY KEY (org_id, event_id, post, member_id),
  FOREIGN KEY (org_id, event_id) REFERENCES event
);
SELECT guiju_tenant('event_post');

CREATE TABLE event_cost (
  org_id   text NOT NULL DEFAULT current_setting('app.org_id', true),
  event_id text NOT NULL,
  line     text NOT NULL,
  planned  bigint NOT NULL DEFAULT 0 CHECK (planned >= 0),
  spent    bigint CHECK (spent >= 0),
  PRIMARY KEY (org_id, event_id, line),
  FOREIGN KEY (org_id, event_id) REFERENCES event
);
SELECT guiju_tenant('event_cost');

-- The running order: planned against real
CREATE TABLE event_stage (
  org_id     text NOT NULL DEFAULT current_setting('app.org_id', true),
  event_id   text NOT NULL,
  seq        integer NOT NULL,
  stage      text NOT NULL,
  name       text NOT NULL,
  owner      text NOT NULL DEFAULT '',
  minutes    integer NOT NULL CHECK (minutes > 0),
  started_at timestamptz,
  ended_at   timestamptz,
  PRIMARY KEY (org_id, event_id, seq),
  FOREIGN KEY (org_id, event_id) REFERENCES event
);
SELECT guiju_tenant('event_stage');

-- One row for each person asked; who is on the waiting list has a number and no pass
CREATE TABLE invitation (
  org_id         text NOT NULL DEFAULT current_setting('app.org_id', true),
  id             text NOT NULL,
  event_id       text NOT NULL,
  customer_id    text NOT NULL,
  inviter        text NOT NULL,
  state          text NOT NULL CHECK (state IN ('listed', 'waiting', 'invited', 'accepted', 'declined', 'withdrawn')),
  -- Likelihood to come, never to buy
  likelihood     text NOT NULL DEFAULT 'unsure' CHECK (likelihood IN ('sure', 'likely', 'unsure')),
  channel        text,
  companions     integer NOT NULL DEFAULT 0 CHECK (companions BETWEEN 0 AND 9),
  -- 到场关照, taken for the day and deleted after: wheelchair, hearing, diet, no-photo
  care           text[] NOT NULL DEFAULT '{}',
  stop           text NOT NULL DEFAULT '',
  waiting        integer,
  listed_at      timestamptz NOT NULL,
  invited_at     timestamptz,
  answered_at    timestamptz,
  confirmed_at   timestamptz,
  reconfirmed_at timestamptz,
  released_at    timestamptz,
  withdrawn_at   timestamptz,
  withdrawn_for  text,
  -- The guest page's link: random, kept only as a hash
  link_hash      text,
  PRIMARY KEY (org_id, id),
  UNIQUE (org_id, event_id, customer_id),
  UNIQUE (org_id, link_hash),
  FOREIGN KEY (org_id, event_id) REFERENCES event
);
CREATE INDEX invitation_inviter ON invitation (org_id, event_id, inviter);
CREATE INDEX invitation_customer ON invitation (org_id, customer_id);
SELECT guiju_tenant('invitation');

-- What a home visit was about: needed table, seat, the question she wants asked. Nothing of income or health
CREATE TABLE invitation_note (
  org_id      text NOT NULL DEFAULT current_setting('app.org_id', true),
  id          text NOT NULL,
  event_id    text NOT NULL,
  customer_id text NOT NULL,
  words       text NOT NULL,
  made_by     text NOT NULL,
  made_at     timestamptz NOT NULL,
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, event_id) REFERENCES event
);
CREATE INDEX invitation_note_customer ON invitation_note (org_id, customer_id);
SELECT guiju_tenant('invitation_note');

-- A short number people can say, in large type
CREATE TABLE event_pass (
  org_id      text NOT NULL DEFAULT current_setting('app.org_id', true),
  id          text NOT NULL,
  event_id    text NOT NULL,
  invitation_id text NOT NULL,
  number      text NOT NULL CHECK (number ~ '^[0-9]{4}$'),
  issued_at   timestamptz NOT NULL,
  revoked_at  timestamptz,
  PRIMARY KEY (org_id, id),
  UNIQUE (org_id, event_id, number),
  FOREIGN KEY (org_id, event_id) REFERENCES event,
  FOREIGN KEY (org_id, invitation_id) REFERENCES invitation
);
-- Whoever is asked holds one pass that counts; the lost ones stay, so that they are known when they turn up
CREATE UNIQUE INDEX event_pass_live ON event_pass (org_id, invitation_id) WHERE revoked_at IS NULL;
CREATE INDEX event_pass_invitation ON event_pass (org_id, invitation_id);
SELECT guiju_tenant('event_pass');

-- What stands in the code of a printed pass: random, remembered as a hash only. Printed again, a pass has two
-- codes and both are good: the first print may be in the guest's handbag already.
CREATE TABLE pass_code (
  org_id     text NOT NULL DEFAULT current_setting('app.org_id', true),
  token_hash text NOT NULL,
  pass_id    text NOT NULL,
  made_at    timestamptz NOT NULL,
  PRIMARY KEY (org_id, token_hash),
  FOREIGN KEY (org_id, pass_id) REFERENCES event_pass
);
CREATE INDEX pass_code_pass ON pass_code (org_id, pass_id);
SELECT guiju_tenant('pass_code');

-- Where a table stands: rows from the stage, and which block of the hall
CREATE TABLE event_table (
  org_id     text NOT NULL DEFAULT current_setting('app.org_id', true),
  event_id   text NOT NULL,
  seat_table integer NOT NULL CHECK (seat_table BETWEEN 1 AND 500),
  row_nr     integer NOT NULL CHECK (row_nr >= 1),
  block      text NOT NULL CHECK (block IN ('left', 'centre', 'right')),
  -- Whose guests sit here; guests who come without a seat are led to the tables of whoever asked them
  inviter    text,
  PRIMARY KEY (org_id, event_id, seat_table),
  FOREIGN KEY (org_id, event_id) REFERENCES event
);
SELECT guiju_tenant('event_table');

CREATE TABLE event_seat (
  org_id    text NOT NULL DEFAULT current_setting('app.org_id', true),
  event_id  text NOT NULL,
  seat_table integer NOT NULL,
  seat      integer NOT NULL CHECK (seat BETWEEN 1 AND 60),
  -- guest, staff; wheelchair: the chair is taken away
  kind      text NOT NULL DEFAULT 'guest' CHECK (kind IN ('guest', 'staff', 'wheelchair')),
  -- invitation:…, walk-in:…, member:…
  taken_by  text,
  PRIMARY KEY (org_id, event_id, seat_table, seat),
  -- Held against at the end of a transaction, so that two can change places in one step
  UNIQUE (org_id, event_id, taken_by) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (org_id, event_id, seat_table) REFERENCES event_table
);
SELECT guiju_tenant('event_seat');

-- Somebody let in with a card: no name until they give it, none if they decline
CREATE TABLE walk_in (
  org_id      text NOT NULL DEFAULT current_setting('app.org_id', true),
  id          text NOT NULL,
  event_id    text NOT NULL,
  card        text NOT NULL,
  inviter     text,
  -- Came on the pass or card of somebody here already: invitation:… or walk-in:…
  with_guest  text,
  customer_id text,
  came_at     timestamptz NOT NULL,
  notice_read_at timestamptz,
  finished_at timestamptz,
  finished_by text,
  declined    boolean NOT NULL DEFAULT false,
  PRIMARY KEY (org_id, id),
  UNIQUE (org_id, event_id, card),
  FOREIGN KEY (org_id, event_id) REFERENCES event,
  CHECK (NOT declined OR customer_id IS NULL)
);
SELECT guiju_tenant('walk_in');

-- A sign-in desk: its own token, limited to one gathering, revocable
CREATE TABLE door_device (
  org_id     text NOT NULL DEFAULT current_setting('app.org_id', true),
  id         text NOT NULL,
  event_id   text NOT NULL,
  name       text NOT NULL,
  token_hash text NOT NULL,
  opened_by  text NOT NULL,
  opened_at  timestamptz NOT NULL,
  -- What the desk last said of itself: when, how many scans it still held, and its self-test
  seen_at    timestamptz,
  waiting    integer NOT NULL DEFAULT 0,
  tested_at  timestamptz,
  tested     jsonb,
  revoked_at timestamptz,
  PRIMARY KEY (org_id, id),
  UNIQUE (org_id, token_hash),
  FOREIGN KEY (org_id, event_id) REFERENCES event
);
CREATE INDEX door_device_event ON door_device (org_id, event_id);
SELECT guiju_tenant('door_device');

-- Everything that happened at a door, refused scans and unknown codes included; ids come from the device
CREATE TABLE scan (
  org_id     text NOT NULL DEFAULT current_setting('app.org_id', true),
  id         text NOT NULL,
  event_id   text NOT NULL,
  device_id  text,
  member_id  text NOT NULL,
  at         timestamptz NOT NULL,
  received_at timestamptz NOT NULL,
  way        text NOT NULL CHECK (way IN ('pass', 'number', 'name', 'walk-in')),
  -- admitted: counts one person; repeated: waits for a person to settle it; refused; undone: counted no more
  verdict    text NOT NULL CHECK (verdict IN ('admitted', 'repeated', 'refused', 'undone')),
  -- What the device was told, and is told again when it asks again
  told       text NOT NULL CHECK (told IN ('admitted', 'repeated', 'refused')),
  reason     text,
  pass_id    text,
  -- invitation:… or walk-in:…; null where nobody was found
  guest      text,
  settled_at timestamptz,
  settled_by text,
  settled_as text CHECK (settled_as IN ('same', 'companion')),
  undone_at  timestamptz,
  undone_by  text,
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, event_id) REFERENCES event
);
-- One person is counted once, whatever two desks send in the same second
CREATE UNIQUE INDEX scan_guest_once ON scan (org_id, event_id, guest) WHERE verdict = 'admitted';
CREATE INDEX scan_event ON scan (org_id, event_id, at);
SELECT guiju_tenant('scan');

-- Committed before it is drawn, over those present; anyone can recompute it
CREATE TABLE draw (
  org_id      text NOT NULL DEFAULT current_setting('app.org_id', true),
  id          text NOT NULL,
  event_id    text NOT NULL,
  title       text NOT NULL,
  -- Codes of the entries (pass or card numbers) in order, and their hash
  entries     jsonb NOT NULL,
  list_hash   text NOT NULL,
  seed        text NOT NULL,
  seed_hash   text NOT NULL,
  prizes      jsonb NOT NULL,
  committed_at timestamptz NOT NULL,
  committed_by text NOT NULL,
  drawn_at    timestamptz,
  -- In the order they were drawn; an absent winner is marked and the next one follows
  results     jsonb,
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, event_id) REFERENCES event
);
CREATE INDEX draw_event ON draw (org_id, event_id);
SELECT guiju_tenant('draw');

CREATE TABLE incident (
  org_id      text NOT NULL DEFAULT current_setting('app.org_id', true),
  id          text NOT NULL,
  event_id    text NOT NULL,
  what        text NOT NULL,
  guest       text,
  words       text NOT NULL DEFAULT '',
  reported_by text NOT NULL,
  reported_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, event_id) REFERENCES event
);
SELECT guiju_tenant('incident');

-- Who spoke with a guest, and what was agreed at the exit
CREATE TABLE guest_word (
  org_id     text NOT NULL DEFAULT current_setting('app.org_id', true),
  id         text NOT NULL,
  event_id   text NOT NULL,
  guest      text NOT NULL,
  member_id  text NOT NULL,
  at         timestamptz NOT NULL,
  agreed_at  timestamptz,
  next_step  text NOT NULL DEFAULT '',
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, event_id) REFERENCES event
);
CREATE INDEX guest_word_guest ON guest_word (org_id, event_id, guest);
SELECT guiju_tenant('guest_word');

-- What those who were there think should be done otherwise next time
CREATE TABLE event_lesson (
  org_id    text NOT NULL DEFAULT current_setting('app.org_id', true),
  id        text NOT NULL,
  event_id  text NOT NULL,
  words     text NOT NULL,
  said_by   text NOT NULL,
  said_at   timestamptz NOT NULL,
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, event_id) REFERENCES event
);
SELECT guiju_tenant('event_lesson');
