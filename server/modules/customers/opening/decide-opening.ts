import { sql } from 'kysely';
import { record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import type { Doer } from '../doer.ts';
import { organisation } from '../organisation.ts';
import { personOf } from '../people.ts';
import { lockOpening, type Opening, set } from './opening-row.ts';

/** A yes opens one form for one reader for two hours, then it closes by itself. */
const OPEN_FOR = 2 * 3_600_000;

/**
 * One opening as it stands now, locked: an answer given on the approvals page is taken over here, so that it does
 * not matter where the general manager said yes.
 */
export async function currentOpening(tx: Transaction, id: string): Promise<Opening> {
  const opening = await lockOpening(tx, id);
  if (opening.state !== 'asked') return opening;
  const answer = await answerTo(tx, opening);
  if (!answer) return opening;
  return settle(tx, opening, answer.kind === 'approval.given', '', memberId(answer.actor));
}

/** The general manager's word. Nobody decides on their own request. */
export async function decideOpening(
  tx: Transaction,
  id: string,
  yes: boolean,
  reason: string,
  by: Doer,
): Promise<Opening> {
  const opening = await currentOpening(tx, id);
  if (opening.state !== 'asked') return opening;
  if (opening.reader === by.member) throw ownRequest();
  const owed = await questionOf(tx, opening);
  await record(tx, {
    id: `approval-decided:${id}`,
    kind: yes ? 'approval.given' : 'approval.refused',
    subject: opening.object,
    refs: { approval: `approval:${id}`, ...(owed ? { obligation: `obligation:${owed}` } : {}) },
    actor: by.ref,
    data: {},
  });
  return settle(tx, opening, yes, reason, by.member);
}

async function settle(
  tx: Transaction,
  opening: Opening,
  yes: boolean,
  reason: string,
  by: string | null,
): Promise<Opening> {
  if (yes) return openNow(tx, { ...opening, decision_reason: reason }, by);
  return set(tx, opening, {
    state: 'refused',
    decided_by: by,
    decided_at: new Date(tx.clock.now()),
    decision_reason: reason,
  });
}

const memberId = (ref: string): string => ref.slice(ref.indexOf(':') + 1);

/** The obligation that stands in the general manager's list, if the clause that asks is adopted. */
async function questionOf(tx: Transaction, { id, object }: Opening): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM obligation
    WHERE org_id = ${tx.org} AND subject = ${object} AND noun = 'approve' AND state = 'open'
      AND refs ->> 'approval' = ${`approval:${id}`}
    ORDER BY id LIMIT 1`.execute(tx);
  return rows[0]?.id ?? null;
}

async function answerTo(tx: Transaction, { id, object }: Opening) {
  const { rows } = await sql<{ kind: string; actor: string }>`
    SELECT f.kind, f.actor FROM fact f
    LEFT JOIN obligation o ON o.org_id = f.org_id AND 'obligation:' || o.id = f.refs ->> 'obligation'
    WHERE f.org_id = ${tx.org} AND f.subject = ${object} AND f.kind IN ('approval.given', 'approval.refused')
      AND coalesce(f.refs ->> 'approval', o.refs ->> 'approval') = ${`approval:${id}`}
    ORDER BY f.seq LIMIT 1`.execute(tx);
  return rows[0] ?? null;
}

export async function openNow(tx: Transaction, opening: Opening, by: string | null): Promise<Opening> {
  const now = tx.clock.now();
  return set(tx, opening, {
    state: 'open',
    decided_by: by,
    decided_at: new Date(now),
    decision_reason: opening.decision_reason,
    opens_at: new Date(now),
    closes_at: new Date(now + OPEN_FOR),
    watermark: await watermark(tx, opening.reader, now),
  });
}

/** 陈慧 2026-03-13 11:02 · 仅供本人查阅: whoever photographs the screen photographs this too. */
async function watermark(tx: Transaction, reader: string, at: number): Promise<string> {
  const { name } = (await personOf(tx, [reader]))(reader);
  return `${name} ${(await organisation(tx)).wallClock(at)}`;
}

const ownRequest = () =>
  new Refusal('opening.own-request', 403, {
    zh: '不能批准自己的申请',
    en: 'Nobody approves their own request',
  });
