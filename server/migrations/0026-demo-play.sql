-- The last play of the demo: begun, and to its end or not. A play leaves nothing of itself when it breaks off, so
-- that it did is kept beside it, in one row of no organisation.
CREATE TABLE demo_play (
  one      boolean PRIMARY KEY DEFAULT true CHECK (one),
  began_at timestamptz NOT NULL,
  ended_at timestamptz
);
