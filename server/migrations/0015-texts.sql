-- Texts of a gathering before anybody sees them: slides, the host's words, invitations. Each version is kept with
-- what was marked in it. And who speaks, with the paper that proves what they are called. Members by their id.

CREATE TABLE event_speaker (
  org_id     text NOT NULL DEFAULT current_setting('app.org_id', true),
  id         text NOT NULL,
  event_id   text NOT NULL,
  name       text NOT NULL,
  title      text NOT NULL CHECK (title IN ('lecturer', 'expert', 'consultant', 'doctor')),
  credential text NOT NULL DEFAULT '',
  -- Of the licence to practise: nobody is called a doctor without
  licence    text NOT NULL DEFAULT '',
  evidence   text,
  added_by   text NOT NULL,
  added_at   timestamptz NOT NULL,
  PRIMARY KEY (org_id, id),
  CHECK (title <> 'doctor' OR licence <> ''),
  FOREIGN KEY (org_id, event_id) REFERENCES event,
  FOREIGN KEY (org_id, evidence) REFERENCES attachment
);
CREATE INDEX event_speaker_event ON event_speaker (org_id, event_id);
SELECT guiju_tenant('event_speaker');

CREATE TABLE event_text (
  org_id     text NOT NULL DEFAULT current_setting('app.org_id', true),
  id         text NOT NULL,
  event_id   text NOT NULL,
  title      text NOT NULL,
  text_use   text NOT NULL CHECK (text_use IN ('slides', 'host-script', 'invitation', 'message', 'advertisement')),
  category   text,
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, event_id) REFERENCES event
);
CREATE INDEX event_text_event ON event_text (org_id, event_id);
SELECT guiju_tenant('event_text');

-- Handed in, judged by the clauses of that moment; never changed afterwards
CREATE TABLE event_text_version (
  org_id       text NOT NULL DEFAULT current_setting('app.org_id', true),
  id           text NOT NULL,
  text_id      text NOT NULL,
  n            integer NOT NULL CHECK (n > 0),
  speaker_id   text,
  pages        text[] NOT NULL,
  passed       boolean NOT NULL,
  marks        jsonb NOT NULL,
  handed_in_by text NOT NULL,
  handed_in_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, id),
  UNIQUE (org_id, text_id, n),
  FOREIGN KEY (org_id, text_id) REFERENCES event_text,
  FOREIGN KEY (org_id, speaker_id) REFERENCES event_speaker
);
SELECT guiju_tenant('event_text_version');
