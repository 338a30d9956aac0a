import type { z } from 'zod';
import type { entryKept, newPlainAct, plainAct } from '../../../../contract/sheets.ts';
import { type Clause, type ClauseSet, type Fact, type FactKind, refKind } from '../../../../kernel/index.ts';
import { clausesFor, factOf, record } from '../../../ledger/index.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { expectAllowed } from '../../customers/index.ts';
import { type EntryRow, entriesOf } from './entry-rows.ts';
import { plainKinds } from './plain-kind.ts';

/**
 * What whoever began a matter may say of it without a form: it is over, it is taken back. What a clause wants of
 * somebody is not among them: that is done from their list.
 */
export function plainActs(
  set: ClauseSet,
  first: EntryRow,
  facts: readonly Fact[],
  caller: Caller,
): z.infer<typeof plainAct>[] {
  if (first.filled_by !== caller.member) return [];
  const happened = new Set(facts.map(({ kind }) => kind));
  const owed = meets(set);
  return plainKinds()
    .filter(
      ({ subject, kind }) => subject === refKind(first.subject) && !happened.has(kind) && !owed.has(kind),
    )
    .map(({ kind, text }) => ({ kind, title: text }));
}

/** Kinds of fact that some clause in force wants of somebody. */
const meets = (set: ClauseSet): ReadonlySet<string> =>
  new Set(set.ready.flatMap(({ version }) => metBy(version.body)));

function metBy(body: Clause): string[] {
  if (body.form === 'duty') return [body.owes].flat().map(({ metBy: { fact } }) => fact);
  return body.form === 'runbook'
    ? body.steps.flatMap(({ doneBy, of }) => (doneBy && of ? [doneBy.fact] : []))
    : [];
}

/** @throws Refusal `entry.unknown`, `sheet.not-yours` */
export async function actPlainly(
  tx: Transaction,
  entry: string,
  given: z.output<typeof newPlainAct>,
  caller: Caller,
): Promise<z.infer<typeof entryKept>> {
  const kept = { id: given.id, open: `/entries/${entry}` };
  const [first] = await entriesOf(tx, [entry]);
  if (!first) throw new Refusal('entry.unknown', 404, { zh: '没有这张表单', en: 'There is no such entry' });
  const facts = await factsOn(tx, first.subject);
  if (facts.some(({ id }) => id === `said:${given.id}`)) return kept;
  const offered = plainActs(await clausesFor(tx), first, facts, caller).some(
    ({ kind }) => kind === given.kind,
  );
  const kind = plainKinds().find((one) => one.kind === given.kind);
  if (!offered || !kind) throw notOffered();
  const fact = {
    id: `said:${given.id}`,
    kind: given.kind,
    subject: first.subject,
    refs: refsOf(kind, facts[0]),
    actor: `member:${caller.member}`,
    data: {},
  };
  await expectAllowed(tx, fact);
  await record(tx, fact);
  return kept;
}

/** The timelines the matter stands on from its beginning: whose it is, what it is for. */
const refsOf = (kind: FactKind, first: Fact | undefined): Record<string, string> =>
  Object.fromEntries(
    Object.keys(kind.refs ?? {}).flatMap((name) => {
      const ref = first?.refs[name];
      return ref === undefined ? [] : [[name, ref]];
    }),
  );

async function factsOn(tx: Transaction, subject: string): Promise<Fact[]> {
  const rows = await tx
    .selectFrom('fact')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where('subject', '=', subject)
    .orderBy('seq')
    .execute();
  return rows.map(factOf);
}

const notOffered = () =>
  new Refusal('sheet.not-yours', 403, {
    zh: '这一步不由你来，或已经办过',
    en: 'This is not yours to say, or it was said already',
  });
