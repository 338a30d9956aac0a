import { sql } from 'kysely';
import type { Checklists } from '../../../../contract/checklists.ts';
import type { Transaction } from '../../../platform/database.ts';
import { personOf } from '../../customers/index.ts';
import { checkItems } from '../hall/checklists.ts';
import { loadEvent } from '../planning/event-row.ts';
import { type ListName, lists } from './lists.ts';

interface Ticked {
  list: string;
  missing: string[];
  at: Date;
  actor: string;
}

/** Every list as it was last looked through, and the recording of the hall. */
export async function tickedLists(tx: Transaction, event: string, may: boolean): Promise<Checklists> {
  await loadEvent(tx, event);
  const last = new Map((await lastTicked(tx, event)).map((one) => [one.list, one]));
  const person = await personOf(
    tx,
    [...last.values()].map(({ actor }) => actor),
  );
  return {
    lists: (Object.entries(lists) as [ListName, (typeof lists)[ListName]][]).map(
      ([list, { name, items }]) => {
        const ticked = last.get(list);
        return {
          list,
          name,
          items: items.map((item) => ({ item, name: checkItems[item] })),
          tickedAt: ticked?.at.toISOString() ?? null,
          tickedBy: ticked ? person(ticked.actor) : null,
          missing: ticked?.missing ?? [],
        };
      },
    ),
    recording: await recordingOf(tx, event),
    may,
  };
}

async function lastTicked(tx: Transaction, event: string): Promise<Ticked[]> {
  const { rows } = await sql<Ticked>`
    SELECT DISTINCT ON (list) list, missing, at, actor FROM (
      SELECT CASE kind WHEN 'equipment.checked' THEN 'equipment' WHEN 'site.cleared' THEN 'site'
          ELSE data->>'list' END AS list,
        ARRAY(SELECT jsonb_array_elements_text(data->'missing')) AS missing, at, actor, seq
      FROM fact WHERE org_id = ${tx.org} AND subject = ${`event:${event}`}
        AND kind IN ('checklist.ticked', 'equipment.checked', 'site.cleared')) t
    ORDER BY list, seq DESC`.execute(tx);
  return rows;
}

export async function recordingOf(tx: Transaction, event: string): Promise<Checklists['recording']> {
  const { rows } = await sql<{ kind: string; at: Date; keep_until: string | null }>`
    SELECT kind, at, data->>'keep_until' AS keep_until FROM fact
    WHERE org_id = ${tx.org} AND subject = ${`event:${event}`} AND kind IN ('recording.started', 'recording.deleted')`.execute(
    tx,
  );
  const started = rows.find(({ kind }) => kind === 'recording.started');
  const deleted = rows.find(({ kind }) => kind === 'recording.deleted');
  if (!started?.keep_until) return null;
  return {
    startedAt: started.at.toISOString(),
    keepUntil: started.keep_until,
    deletedAt: deleted?.at.toISOString() ?? null,
  };
}
