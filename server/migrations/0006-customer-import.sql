-- Importing a list: the file as it came, a verdict for every row before anything is written, and what was
-- written so that it can be undone. The file and the rows are personal data of people who may never become
-- customers: they go when the import is settled.

-- An extension (转801) is dialled after the number; a note says whose number it is (女儿)
ALTER TABLE customer_phone ADD COLUMN extension text NOT NULL DEFAULT '' CHECK (extension ~ '^\d{0,6}$');
ALTER TABLE customer_phone ADD COLUMN note text NOT NULL DEFAULT '';

CREATE TABLE import_list (
  org_id       text NOT NULL DEFAULT current_setting('app.org_id', true) REFERENCES organisation,
  id           text NOT NULL,
  file_name    text NOT NULL,
  format       text NOT NULL CHECK (format IN ('csv', 'xlsx')),
  bytes        integer NOT NULL,
  -- What was found by looking: encoding or sheets, where the headings are, columns with samples and guesses
  look         jsonb NOT NULL,
  -- Column by column, the field it fills; and what is to be done with differences, consent, owners
  choices      jsonb NOT NULL,
  -- columns: looked at · reading: rows are judged · verdicts: judged, nothing written · writing · stopped:
  -- part is written · written · undoing · undone · refused: the file could not be read to its end
  state        text NOT NULL CHECK (state IN
                 ('columns', 'reading', 'verdicts', 'writing', 'stopped', 'written', 'undoing', 'undone', 'refused')),
  -- Why it was refused or stopped: { code, message, mend }
  says         jsonb,
  -- Rows, and of them how many of each verdict
  counts       jsonb NOT NULL DEFAULT '{}',
  -- The step that runs: how far, of how many, since when
  done         integer NOT NULL DEFAULT 0,
  total        integer NOT NULL DEFAULT 0,
  step_since   timestamptz,
  -- A worker that stops without saying so loses the import to the next one when this is past
  worked_until timestamptz NOT NULL DEFAULT '-infinity',
  stop_asked   boolean NOT NULL DEFAULT false,
  -- New and updating rows up to this line are on record; each batch moves it in its own transaction
  written_to   integer NOT NULL DEFAULT 0,
  -- Rows an undo left as they are, since somebody had worked with them
  kept         integer NOT NULL DEFAULT 0,
  made_by      text NOT NULL,
  made_at      timestamptz NOT NULL,
  written_at   timestamptz,
  undo_until   timestamptz,
  undone_at    timestamptz,
  PRIMARY KEY (org_id, id)
);
CREATE INDEX import_list_newest ON import_list (org_id, made_at DESC);
CREATE INDEX import_list_running ON import_list (org_id, state, worked_until);
SELECT guiju_tenant('import_list');

-- The file in pieces, until its rows are written
CREATE TABLE import_piece (
  org_id    text NOT NULL DEFAULT current_setting('app.org_id', true),
  import_id text NOT NULL,
  n         integer NOT NULL,
  bytes     bytea NOT NULL,
  PRIMARY KEY (org_id, import_id, n),
  FOREIGN KEY (org_id, import_id) REFERENCES import_list ON DELETE CASCADE
);
ALTER TABLE import_piece ALTER COLUMN bytes SET STORAGE EXTERNAL;
SELECT guiju_tenant('import_piece');

CREATE TABLE import_row (
  org_id       text NOT NULL DEFAULT current_setting('app.org_id', true),
  import_id    text NOT NULL,
  -- As the spreadsheet counts: the first line of the file is 1
  line         integer NOT NULL,
  -- The id the customer gets if the row is new; hashed, so that writing twice is writing once
  customer_id  text NOT NULL,
  name         text NOT NULL,
  pinyin       text NOT NULL,
  gender       text NOT NULL,
  birth_date   text,
  birth_lunar  boolean NOT NULL,
  district     text NOT NULL,
  area         text NOT NULL,
  address      text NOT NULL,
  phones       text[] NOT NULL,
  phone_kinds  text[] NOT NULL,
  extensions   text[] NOT NULL,
  phone_notes  text[] NOT NULL,
  grams        text[] NOT NULL,
  owner        text,
  -- How we came by the consent, and the file's own words for it; null: no source, nobody may call
  consent      text,
  consent_note text NOT NULL,
  -- What cannot be (the row is bad) and what is only worth knowing: [{ field, zh, en }]
  faults       jsonb NOT NULL,
  notes        jsonb NOT NULL,
  -- As typed, by field: only of rows that are bad, or were mended
  typed        jsonb,
  verdict      text NOT NULL CHECK (verdict IN ('new', 'update', 'in-file', 'on-record', 'bad')),
  -- The customer on record this is, or the earlier line that says the same
  matches      text,
  matches_line integer,
  -- Fields an update fills: { birth: [before, after] }
  changes      jsonb,
  -- The customer with the same number under another name: proposed as one household
  household    text,
  -- The person behind this number asked not to be called
  refused      boolean NOT NULL DEFAULT false,
  -- What an update changed, to put it back
  before       jsonb,
  PRIMARY KEY (org_id, import_id, line),
  FOREIGN KEY (org_id, import_id) REFERENCES import_list ON DELETE CASCADE
);
SELECT guiju_tenant('import_row');
