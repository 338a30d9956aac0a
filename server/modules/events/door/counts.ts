import { sql } from 'kysely';
import type { DoorCounts } from '../../../../contract/door.ts';
import { namesOf } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';

interface Group {
  device: string | null;
  inviter: string | null;
  invited: number;
  walk_ins: number;
}

/**
 * Who came, from the scans and from nothing else, read in one statement: every part is of the same moment, and
 * every total is the sum of its parts. A desk that has not been heard is not guessed at.
 */
export async function doorCounts(tx: Transaction, event: string): Promise<DoorCounts> {
  const { groups, ...rest } = await read(tx, event);
  const called = await namesOf(
    tx,
    groups.flatMap(({ inviter }) => (inviter === null ? [] : [`member:${inviter}`])),
  );
  const of = (match: (group: Group) => boolean) => tally(groups.filter(match));
  const inviters = [...new Set(groups.map(({ inviter }) => inviter))];
  return {
    asOf: new Date(tx.clock.now()).toISOString(),
    ...tally(groups),
    expected: rest.expected,
    refused: rest.refused,
    toSettle: rest.to_settle,
    unfinished: rest.unfinished,
    byDoor: rest.desks.map(({ id, name, seen_at, waiting }) => ({
      desk: id,
      name,
      heardAt: seen_at && new Date(seen_at).toISOString(),
      waiting,
      ...of(({ device }) => device === id),
    })),
    byInviter: inviters
      .map((inviter) => ({
        inviter: inviter === null ? null : { id: inviter, name: called(`member:${inviter}`).name },
        ...of((group) => group.inviter === inviter),
      }))
      .sort((a, b) => b.people - a.people),
  };
}

const tally = (groups: readonly Group[]) => {
  const sum = (of: (group: Group) => number) => groups.reduce((total, group) => total + of(group), 0);
  const invited = sum((group) => group.invited);
  const walkIns = sum((group) => group.walk_ins);
  return { people: invited + walkIns, invited, walkIns };
};

interface Read {
  groups: Group[];
  desks: { id: string; name: string; seen_at: string | null; waiting: number }[];
  expected: number;
  refused: number;
  to_settle: number;
  unfinished: number;
}

async function read(tx: Transaction, event: string): Promise<Read> {
  const { rows } = await sql<Read>`
    WITH s AS (SELECT * FROM scan WHERE org_id = ${tx.org} AND event_id = ${event}),
    g AS (
      SELECT s.device_id AS device, coalesce(i.inviter, w.inviter) AS inviter,
        count(*) FILTER (WHERE s.guest LIKE 'invitation:%')::int AS invited,
        count(*) FILTER (WHERE s.guest LIKE 'walk-in:%')::int AS walk_ins
      FROM s
      LEFT JOIN invitation i ON i.org_id = s.org_id AND s.guest = 'invitation:' || i.id
      LEFT JOIN walk_in w ON w.org_id = s.org_id AND s.guest = 'walk-in:' || w.id
      WHERE s.verdict = 'admitted' GROUP BY 1, 2)
    SELECT coalesce((SELECT json_agg(g) FROM g), '[]') AS groups,
      coalesce((SELECT json_agg(d ORDER BY d.opened_at, d.name, d.id) FROM (
        SELECT id, name, seen_at, waiting, opened_at FROM door_device
        WHERE org_id = ${tx.org} AND event_id = ${event}
          AND (revoked_at IS NULL OR EXISTS (SELECT FROM s WHERE s.device_id = door_device.id))) d), '[]') AS desks,
      (SELECT count(*)::int FROM event_pass WHERE org_id = ${tx.org} AND event_id = ${event}
        AND revoked_at IS NULL) AS expected,
      (SELECT count(*)::int FROM s WHERE verdict = 'refused') AS refused,
      (SELECT count(*)::int FROM s WHERE verdict = 'repeated' AND settled_at IS NULL) AS to_settle,
      (SELECT count(*)::int FROM walk_in WHERE org_id = ${tx.org} AND event_id = ${event}
        AND finished_at IS NULL) AS unfinished`.execute(tx);
  return rows[0] as Read;
}
