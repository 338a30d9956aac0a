-- What the platform keeps: papers and pictures, and a door to the job queue.

CREATE TABLE attachment (
  org_id      text NOT NULL DEFAULT current_setting('app.org_id', true) REFERENCES organisation,
  id          text NOT NULL,
  -- Of what is stored, after metadata was taken out. The bytes lie once under this name.
  sha256      text NOT NULL,
  -- Found by looking at the bytes, never what the sender claimed
  media_type  text NOT NULL,
  bytes       integer NOT NULL,
  name        text NOT NULL,
  uploaded_by text NOT NULL,
  uploaded_at timestamptz NOT NULL,
  -- Null: kept as long as what it belongs to
  keep_until  timestamptz,
  PRIMARY KEY (org_id, id)
);
CREATE INDEX attachment_sha256 ON attachment (org_id, sha256);
CREATE INDEX attachment_keep_until ON attachment (org_id, keep_until) WHERE keep_until IS NOT NULL;
SELECT guiju_tenant('attachment');

-- The queue belongs to the owner. Tenant transactions put a job in through this door, together with their rows,
-- and the job carries the organisation it was put in for.
CREATE FUNCTION guiju_add_job(job_name text, payload json, run_at timestamptz, job_key text)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  PERFORM graphile_worker.add_job(
    identifier => job_name,
    payload => json_build_object('org', NULLIF(current_setting('app.org_id', true), ''), 'with', payload),
    run_at => run_at,
    job_key => CASE WHEN job_key IS NULL THEN NULL
      ELSE concat(NULLIF(current_setting('app.org_id', true), ''), '/', job_name, '/', job_key) END,
    job_key_mode => 'replace'
  );
END $$;
REVOKE ALL ON FUNCTION guiju_add_job FROM PUBLIC;
GRANT EXECUTE ON FUNCTION guiju_add_job TO guiju_app;
