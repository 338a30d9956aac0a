-- The last play of the demo: begun, and to its end or not. A play leaves nothing of itself when it breaks off, so
-- that it did is kept beside it, in one row of no organisation.
CREATE TABLE demo_play (
  one      boolean PRIMARY KEY DEFAULT true CHECK (one),
  began_at timestamptz NOT NULL,
  ended_at timestamptz
);

-- Pictures of a registration form that was filled in on paper. They are the form: who may read it reads them, and
-- sealed it seals them, also for whoever took them.
CREATE TABLE survey_photo (
  org_id        text NOT NULL DEFAULT current_setting('app.org_id', true),
  attachment_id text NOT NULL,
  survey_id     text NOT NULL,
  taken_by      text NOT NULL,
  taken_at      timestamptz NOT NULL,
  PRIMARY KEY (org_id, attachment_id),
  FOREIGN KEY (org_id, survey_id) REFERENCES survey ON DELETE CASCADE
);
CREATE INDEX survey_photo_survey ON survey_photo (org_id, survey_id, taken_at);
SELECT guiju_tenant('survey_photo');
