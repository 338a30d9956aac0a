import { titleOf } from '../../../../contract/duty-titles.ts';
import type { EventPage } from '../../../../contract/events.ts';
import type { ClauseSet, Obligation, Text } from '../../../../kernel/index.ts';
import { clausesFor, obligationOf } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { personOf } from '../../customers/index.ts';

type Step = EventPage['steps'][number];
const MOST = 300;

/** What is owed for the gathering itself, open and done, by its due time: the preparation as a timeline. */
export async function stepsOf(tx: Transaction, event: string): Promise<Step[]> {
  const set = await clausesFor(tx);
  const rows = await tx
    .selectFrom('obligation')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where('subject', '=', `event:${event}`)
    .where('state', '<>', 'superseded')
    .where('noun', '<>', 'hear-of-lapse')
    .orderBy('due_at')
    .orderBy('id')
    .limit(MOST)
    .execute();
  const owed = rows.map(obligationOf);
  const person = await personOf(
    tx,
    owed.map(({ holder }) => holder),
  );
  return owed.map((one) => ({
    id: one.id,
    title: titleIn(set, one),
    clause: one.clause,
    holder: person(one.holder),
    dueAt: one.dueAt === null ? null : new Date(one.dueAt).toISOString(),
    strength: one.strength,
    state: stateOf(one),
    doneAt: one.endedAt === null ? null : new Date(one.endedAt).toISOString(),
  }));
}

const stateOf = ({ state, lapsed }: { state: string; lapsed: boolean }): Step['state'] => {
  if (state === 'discharged') return 'done';
  if (state !== 'open') return 'ended';
  return lapsed ? 'late' : 'open';
};

function titleIn({ byVersion }: ClauseSet, one: Obligation): Text {
  const body = byVersion.get(`${one.clause}#${one.n}`)?.version.body;
  return titleOf(one, body ?? { zh: one.noun, en: one.noun });
}
