-- E-mail: an address a customer gave, an address left for one gathering, and the reminders on their way.
-- Addresses stand on the person only. What is queued names the invitation, so that erasing a person erases it too.

ALTER TABLE customer ADD COLUMN email text NOT NULL DEFAULT '' CHECK (length(email) <= 120);
-- Mail came back from it: nothing more is sent there until it is corrected
ALTER TABLE customer ADD COLUMN email_bounced_at timestamptz;

-- Left on the guest page for this gathering's reminder; gone with the needs of the day
ALTER TABLE invitation ADD COLUMN email text NOT NULL DEFAULT '' CHECK (length(email) <= 120);
ALTER TABLE invitation ADD COLUMN email_bounced_at timestamptz;

-- One order to remind: the words as they were screened, and the hour
CREATE TABLE event_mailing (
  org_id      text NOT NULL DEFAULT current_setting('app.org_id', true),
  id          text NOT NULL,
  event_id    text NOT NULL,
  words       text NOT NULL,
  -- The hour the words speak of: a reminder of another one would mislead
  starts_at   timestamptz NOT NULL,
  planned_for timestamptz NOT NULL,
  ordered_by  text NOT NULL,
  ordered_at  timestamptz NOT NULL,
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, event_id) REFERENCES event
);
CREATE INDEX event_mailing_event ON event_mailing (org_id, event_id);
SELECT guiju_tenant('event_mailing');

-- One letter to one guest: the outbox
CREATE TABLE event_mail (
  org_id        text NOT NULL DEFAULT current_setting('app.org_id', true),
  id            text NOT NULL,
  mailing_id    text NOT NULL,
  invitation_id text NOT NULL,
  state         text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'sent', 'failed', 'dropped')),
  -- Why it waits, failed or was dropped; a code the screens have words for
  reason        text NOT NULL DEFAULT '',
  -- The clause's own words, where a clause held it back: { zh, en }
  says          jsonb,
  tries         integer NOT NULL DEFAULT 0,
  next_try_at   timestamptz NOT NULL,
  settled_at    timestamptz,
  PRIMARY KEY (org_id, id),
  UNIQUE (org_id, mailing_id, invitation_id),
  FOREIGN KEY (org_id, mailing_id) REFERENCES event_mailing ON DELETE CASCADE,
  FOREIGN KEY (org_id, invitation_id) REFERENCES invitation ON DELETE CASCADE
);
CREATE INDEX event_mail_due ON event_mail (org_id, next_try_at) WHERE state = 'queued';
CREATE INDEX event_mail_invitation ON event_mail (org_id, invitation_id);
SELECT guiju_tenant('event_mail');
