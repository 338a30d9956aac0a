import { sql } from 'kysely';
import type { Invitation, InvitationBoard } from '../../../../contract/inviting.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import { personOf } from '../../customers/index.ts';
import { shortOf } from '../planning/count-material.ts';
import { type Counts, countsByInviter, nobody } from '../planning/counts.ts';
import { loadEvent } from '../planning/event-row.ts';
import { materials } from '../planning/facts.ts';
import { arranges, type InvitationRow } from './invitation-row.ts';

const MOST = 2000;

/** 邀约: the ladder in numbers, by inviter with quotas, and the guests: one's own, or everybody's for who arranges. */
export async function invitationBoard(
  tx: Transaction,
  event: string,
  caller: Caller,
): Promise<InvitationBoard> {
  await loadEvent(tx, event);
  const byInviter = await countsByInviter(tx, event);
  const quotas = await tx
    .selectFrom('event_quota')
    .select(['member_id', 'guests'])
    .where('org_id', '=', tx.org)
    .where('event_id', '=', event)
    .execute();
  const members = [...new Set([...quotas.map(({ member_id }) => member_id), ...byInviter.keys()])];
  const seen = arranges(caller) ? members : members.filter((member) => member === caller.member);
  const person = await personOf(tx, seen);
  const inviters = seen.map((member) => ({
    ...ladderOf(byInviter.get(member) ?? nobody),
    member: person(member),
    quota: quotas.find(({ member_id }) => member_id === member)?.guests ?? 0,
  }));
  return {
    funnel: ladderOf([...byInviter.values()].reduce(added, nobody)),
    inviters: inviters.sort((a, b) => b.quota - a.quota || a.member.id.localeCompare(b.member.id)),
    rows: await rowsOf(tx, event, seen),
    confirming: await confirming(tx, event),
  };
}

const ladderOf = ({ arrived: _, ...ladder }: Counts) => ladder;

const added = (sum: Counts, one: Counts): Counts =>
  Object.fromEntries(
    Object.entries(sum).map(([rung, n]) => [rung, n + one[rung as keyof Counts]]),
  ) as unknown as Counts;

/** Whether 敲定 calls are open, and what they wait for. */
async function confirming(tx: Transaction, event: string): Promise<InvitationBoard['confirming']> {
  const missing = (await shortOf(tx, event)).map(({ item, have, wanted }) => {
    const { zh, en } = materials[item as keyof typeof materials];
    return { zh: `${zh}差 ${wanted - have}`, en: `${en}: ${wanted - have} short` };
  });
  const held = await tx
    .selectFrom('event_meeting')
    .select('meeting')
    .where('org_id', '=', tx.org)
    .where('event_id', '=', event)
    .where('meeting', '=', 'stocktaking')
    .executeTakeFirst();
  if (!held) missing.unshift({ zh: '摸底会还没开', en: 'the stock-taking meeting is still to come' });
  return { open: missing.length === 0, missing };
}

type Row = InvitationRow & {
  name: string | null;
  last4: string | null;
  number: string | null;
  came: boolean;
  before: boolean;
};

async function rowsOf(tx: Transaction, event: string, inviters: readonly string[]): Promise<Invitation[]> {
  const { rows } = await sql<Row>`
    SELECT i.*, c.name, p.last4, pass.number, EXISTS (SELECT FROM scan s WHERE s.org_id = i.org_id
        AND s.event_id = i.event_id AND s.guest = 'invitation:' || i.id AND s.verdict = 'admitted') AS came,
      EXISTS (SELECT FROM fact f WHERE f.org_id = i.org_id AND f.subject = 'customer:' || i.customer_id
        AND f.kind = 'guest.arrived' AND f.refs ->> 'event' IS DISTINCT FROM 'event:' || i.event_id) AS before
    FROM invitation i
    LEFT JOIN customer c ON c.org_id = i.org_id AND c.id = i.customer_id AND c.status <> 'erased'
    LEFT JOIN LATERAL (SELECT last4 FROM customer_phone WHERE org_id = i.org_id AND customer_id = i.customer_id
      ORDER BY position LIMIT 1) AS p ON true
    LEFT JOIN event_pass pass ON pass.org_id = i.org_id AND pass.invitation_id = i.id AND pass.revoked_at IS NULL
    WHERE i.org_id = ${tx.org} AND i.event_id = ${event} AND i.inviter = ANY(${[...inviters]})
    ORDER BY i.inviter, c.pinyin, i.id LIMIT ${MOST}`.execute(tx);
  const person = await personOf(tx, [...new Set(rows.map(({ inviter }) => inviter))]);
  return rows.map((row) => shown(row, person(row.inviter)));
}

const at = (moment: Date | null): string | null => moment?.toISOString() ?? null;

const shown = (row: Row, inviter: Invitation['inviter']): Invitation => ({
  id: row.id,
  customer: { id: row.customer_id, name: row.name ?? '—', last4: row.last4 ?? '' },
  inviter,
  state: row.state as Invitation['state'],
  likelihood: row.likelihood as Invitation['likelihood'],
  channel: row.channel as Invitation['channel'],
  companions: row.companions,
  care: row.care as Invitation['care'],
  stop: row.stop,
  waiting: row.waiting,
  invitedAt: at(row.invited_at),
  confirmedAt: at(row.confirmed_at),
  reconfirmedAt: at(row.reconfirmed_at),
  released: row.released_at !== null,
  withdrawnFor: row.withdrawn_for,
  passNumber: row.number,
  arrived: row.came,
  cameBefore: row.before,
});
