import { type Ref, refKind, type Text } from '../../../../kernel/index.ts';
import { namesOf, record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import type { HandoverParty, Held, Moved } from './party.ts';

/**
 * What a member owes moves with its due: the new holder is told by a fact, the clause and its version stay. A duty
 * about a customer or a ticket goes with it. The leaver's own duty to hand over is not on the list of things to name
 * an heir for; at the hour it goes to the line manager with the rest.
 */
export const obligationsParty: HandoverParty = {
  what: 'obligations',
  byHand: false,
  held: async (tx, member) => {
    const rows = await open(tx, member);
    const name = await namesOf(
      tx,
      rows.map(({ subject }) => subject),
    );
    return rows.map((row) => ({
      ...heldOf(row, name(row.subject).name),
      ofLeaving: row.subject === `member:${member}`,
    }));
  },
  move: async (tx, from, moves, by) => {
    const to = new Map(moves.map((move) => [move.ref, move.to]));
    const rows = (await open(tx, from)).filter(({ id }) => to.has(`obligation:${id}`));
    if (rows.length === 0) return [];
    await record(
      tx,
      rows.map((row) => delegated(row, to.get(`obligation:${row.id}`) as string, by)),
    );
    return rows.map(({ id }) => `obligation:${id}`);
  },
};

type Row = Awaited<ReturnType<typeof open>>[number];

const open = (tx: Transaction, member: string) =>
  tx
    .selectFrom('obligation')
    .innerJoin('clause_version as version', (on) =>
      on
        .onRef('version.org_id', '=', 'obligation.org_id')
        .onRef('version.clause', '=', 'obligation.clause')
        .onRef('version.n', '=', 'obligation.n'),
    )
    .select(['obligation.id', 'subject', 'due_at', 'version.body'])
    .where('holder', '=', `member:${member}`)
    .where('state', '=', 'open')
    .orderBy('due_at')
    .orderBy('obligation.id')
    .execute();

/** A duty about one of these is done by whoever has it next. */
const GOES_ALONG: ReadonlySet<string> = new Set(['customer', 'ticket']);

function heldOf(row: Row, subject: string): Held {
  const { text } = row.body as unknown as { text: Text };
  return {
    ref: `obligation:${row.id}`,
    title: { zh: `${subject} · ${text.zh}`, en: `${subject} · ${text.en}` },
    dueAt: row.due_at?.getTime() ?? null,
    with: GOES_ALONG.has(refKind(row.subject)) ? row.subject : null,
  };
}

const delegated = (row: Row, to: Moved['to'], by: Ref) => ({
  kind: 'obligation.delegated',
  subject: row.subject,
  refs: { obligation: `obligation:${row.id}` },
  actor: by,
  data: { to: `member:${to}` },
});
