-- A guest's page has as many addresses as it was forwarded times: sending a reminder must not break the link in the
-- first message. Only hashes are kept.
CREATE TABLE guest_link (
  org_id        text NOT NULL DEFAULT current_setting('app.org_id', true),
  link_hash     text NOT NULL,
  invitation_id text NOT NULL,
  made_at       timestamptz NOT NULL,
  PRIMARY KEY (org_id, link_hash),
  FOREIGN KEY (org_id, invitation_id) REFERENCES invitation ON DELETE CASCADE
);
CREATE INDEX guest_link_invitation ON guest_link (org_id, invitation_id);

INSERT INTO guest_link (org_id, link_hash, invitation_id, made_at)
SELECT org_id, link_hash, id, coalesce(invited_at, listed_at) FROM invitation WHERE link_hash IS NOT NULL;
ALTER TABLE invitation DROP COLUMN link_hash;
SELECT guiju_tenant('guest_link');
