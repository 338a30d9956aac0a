import { sql } from 'kysely';
import type { BigScreen } from '../../../../contract/hall.ts';
import type { Transaction } from '../../../platform/database.ts';
import { loadEvent } from '../planning/event-row.ts';
import { hallPage } from './hall-page.ts';

const LATEST = 8;

/** The wall: who has just arrived, masked; what runs and what comes; a draw anybody can check. Nothing about orders. */
export async function bigScreen(tx: Transaction, event: string): Promise<BigScreen> {
  const { name, sells } = await loadEvent(tx, event);
  const page = await hallPage(tx, event);
  const called = (seq: number | null): string | null =>
    page.stages.find((stage) => stage.seq === seq)?.name ?? null;
  return {
    name,
    sells,
    arrived: page.arrived,
    asOf: page.asOf,
    latest: await latest(tx, event),
    now: called(page.now),
    next: called(page.next),
    draw: page.draws.at(-1) ?? null,
  };
}

/** 李** : the surname is enough for whoever is meant. */
async function latest(tx: Transaction, event: string): Promise<string[]> {
  const { rows } = await sql<{ shown: string }>`
    SELECT coalesce(left(c.name, 1) || repeat('*', greatest(length(c.name) - 1, 1)), '新朋友') AS shown
    FROM scan s
    LEFT JOIN invitation i ON i.org_id = s.org_id AND s.guest = 'invitation:' || i.id
    LEFT JOIN walk_in w ON w.org_id = s.org_id AND s.guest = 'walk-in:' || w.id
    LEFT JOIN customer c ON c.org_id = s.org_id AND c.id = coalesce(i.customer_id, w.customer_id)
    WHERE s.org_id = ${tx.org} AND s.event_id = ${event} AND s.verdict = 'admitted'
    ORDER BY s.at DESC LIMIT ${LATEST}`.execute(tx);
  return rows.map(({ shown }) => shown);
}
