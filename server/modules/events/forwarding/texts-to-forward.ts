import { sql } from 'kysely';
import type { TextKind, TextsToForward } from '../../../../contract/forwarding.ts';
import { zoneHere } from '../../../ledger/index.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import { isOver } from '../inviting/invitation-card.ts';
import { type EventRow, loadEvent } from '../planning/event-row.ts';
import { sayHour } from './say-hour.ts';

/**
 * What there is to tell one's own guests by hand now, and whom. Nobody who asked to be left alone is among them;
 * that an event is called off is told all the same.
 */
export async function textsToForward(tx: Transaction, id: string, caller: Caller): Promise<TextsToForward> {
  const event = await loadEvent(tx, id);
  const when = sayHour(await zoneHere(tx), event.starts_at);
  const guests = await guestsOf(tx, event, caller.member);
  const { name: company } = await tx
    .selectFrom('organisation')
    .select('name')
    .where('org_id', '=', tx.org)
    .executeTakeFirstOrThrow();
  const words = wordsOf(event, when, company.replace(/公司$/, ''));
  const rows = kindsNow(tx, event).map((kind) => ({
    kind,
    words: words[kind],
    guests: guests.filter((guest) => fits[kind](guest)).map(({ name }) => name),
  }));
  return { rows: rows.filter(({ guests }) => guests.length > 0) };
}

function kindsNow(tx: Transaction, event: EventRow): TextKind[] {
  if (event.cancelled_at) return ['cancelled'];
  if (isOver(tx, event)) return ['thanks', 'missed'];
  return ['moved', 'reminder', 'invitation'];
}

interface Guest {
  name: string;
  state: string;
  came: boolean;
  moved: boolean;
  withdrawn_for: string | null;
  quiet: boolean;
}

const fits: Record<TextKind, (guest: Guest) => boolean> = {
  invitation: ({ state, quiet }) => !quiet && (state === 'listed' || state === 'invited'),
  reminder: ({ state }) => state === 'accepted',
  moved: ({ state, moved }) => moved && (state === 'accepted' || state === 'invited'),
  cancelled: ({ withdrawn_for }) => withdrawn_for === 'event-cancelled',
  thanks: ({ came, quiet }) => came && !quiet,
  missed: ({ came, state, quiet }) => !came && !quiet && state === 'accepted',
};

function wordsOf(
  { sells, name, hall, address }: EventRow,
  when: string,
  company: string,
): Record<TextKind, string> {
  const where = [hall, address].filter(Boolean).join(',');
  // Who sends it and how to hear no more of it stand in each (LAW.CC-08)
  const from = `——${company}公司。不想再收到,回「退订」。`;
  return {
    invitation: `${sells}。\n${name}:${when},${where}。\n来不来都请告诉我一声。\n${from}`,
    reminder: `${sells}。\n提醒您:${name} ${when},${where}。\n带好券号,路上慢一点;有变化告诉我。\n${from}`,
    moved: `${name}改时间了:现在是 ${when},${where}。\n原来的券还有效;不方便的话告诉我一声。\n${from}`,
    cancelled: `对不起,${name}取消了,请不要白跑一趟。\n${from}`,
    thanks: `谢谢您来${name}。\n用着有不明白的,或者想退,随时告诉我。\n${from}`,
    missed: `${name}没见到您,没关系。\n想知道讲了什么,我说给您听。\n${from}`,
  };
}

async function guestsOf(tx: Transaction, { id, starts_at }: EventRow, inviter: string): Promise<Guest[]> {
  const { rows } = await sql<Guest>`
    SELECT c.name, i.state, i.withdrawn_for,
      EXISTS (SELECT FROM scan s WHERE s.org_id = i.org_id AND s.event_id = i.event_id
        AND s.guest = 'invitation:' || i.id AND s.verdict = 'admitted') AS came,
      EXISTS (SELECT FROM contact_refusal r WHERE r.org_id = i.org_id AND r.customer_id = i.customer_id
        AND r.purpose = 'selling' AND r.channel IN ('all', 'message', 'wechat') AND r.lifted_at IS NULL) AS quiet,
      coalesce((SELECT (f.data ->> 'starts')::timestamptz <> ${starts_at} FROM fact f
        WHERE f.org_id = i.org_id AND f.kind = 'event.scheduled' AND f.subject = 'event:' || i.event_id
          AND f.at <= coalesce(i.answered_at, i.invited_at, i.listed_at) ORDER BY f.seq DESC LIMIT 1), false) AS moved
    FROM invitation i
    JOIN customer c ON c.org_id = i.org_id AND c.id = i.customer_id AND c.status <> 'erased'
    WHERE i.org_id = ${tx.org} AND i.event_id = ${id} AND i.inviter = ${inviter}
    ORDER BY c.pinyin, i.id`.execute(tx);
  return rows;
}
