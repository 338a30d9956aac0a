import { sql } from 'kysely';

/** For a question about facts `f`: one that was withdrawn or corrected since did not happen. */
export const standing = sql`NOT EXISTS (
  SELECT FROM fact w WHERE w.org_id = f.org_id AND w.subject = f.subject
    AND w.kind IN ('fact.withdrawn', 'fact.corrected') AND w.data ->> 'fact' = f.id)`;
