import type { z } from 'zod';
import type { EntryPage, owedHere } from '../../../../contract/sheets.ts';
import { type ClauseSet, type Fact, type Ref, refKind } from '../../../../kernel/index.ts';
import { clausesFor, factOf, factShown, type Named, namesOf, registry } from '../../../ledger/index.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { type EntryRow, entriesAbout, entriesOf, sheetOf } from './entry-rows.ts';
import { figuresOf, measuredOf } from './figures.ts';
import { begins, mayStart, type RecordingSheet, sheetsOn } from './in-force.ts';
import { answersTo, maySee } from './may-see.ts';
import { type OwedAbout, obligationsAbout } from './obligations-about.ts';
import { plainActs } from './plain-acts.ts';
import { sayFilled } from './say-values.ts';
import { cardOf, sheetTitle, systemTitle } from './startable.ts';
import { stateOf } from './state.ts';

type Owed = z.infer<typeof owedHere>;

/**
 * One matter: what was filled in about it, what the clauses made of it, who must say yes, who owes what, what happened.
 *
 * @throws Refusal `entry.unknown`, also for one the caller may not see
 */
export async function entryPage(tx: Transaction, id: string, caller: Caller): Promise<EntryPage> {
  const [first] = await entriesOf(tx, [id]);
  if (!first || !(await mayRead(tx, first, caller))) throw unknown();
  const set = await clausesFor(tx);
  const whole = isMatter(first.subject);
  const rows = whole ? await entriesAbout(tx, first.subject) : [first];
  const facts = await factsOf(tx, first, whole);
  const owed = await obligationsAbout(tx, set, facts.map(idOf), whole ? first.subject : null);
  const name = await namesOf(tx, [
    first.subject,
    ...facts.map(({ actor }) => actor),
    ...owed.map(({ holder }) => holder),
    ...rows.map((row) => `member:${row.filled_by}`),
  ]);
  return {
    ...headOf(set, first, name),
    ...owedShown(owed, name),
    filled: await filledOf(tx, set, rows, name),
    figures: [...(await figuresHere(tx, facts)), ...(whole ? measuredOf(set, first.subject, facts) : [])],
    timeline: facts.map((fact) => ({
      ...factShown(fact),
      actor: name(fact.actor),
      flagged: false,
      data: fact.data,
    })),
    next: whole ? await nextSheets(tx, set, first.subject, caller) : [],
    acts: whole ? plainActs(set, rows[0] ?? first, facts, caller) : [],
  };
}

const idOf = ({ id }: Fact): string => id;

function headOf(set: ClauseSet, row: EntryRow, name: (ref: Ref) => Named) {
  const { body, pack } = sheetOf(set, row);
  return { id: row.id, title: sheetTitle(body), system: systemTitle(pack), subject: name(row.subject) };
}

/** Who must say yes, who owes what else, and the one word for where it stands. */
function owedShown(owed: readonly OwedAbout[], name: (ref: Ref) => Named) {
  const shown = (one: OwedAbout): Owed => ({ ...one, holder: name(one.holder) });
  return {
    state: stateOf(owed.map(({ noun, state, endedBy }) => ({ noun, state, by: endedBy }))),
    approvals: owed.filter(({ noun }) => noun === 'approve').map(shown),
    owed: owed.filter(({ noun }) => noun !== 'approve').map(shown),
  };
}

/** Something that begins and ends; members, customers and the organisation have pages of their own. */
const isMatter = (subject: Ref): boolean =>
  !['member', 'organisation', 'customer'].includes(refKind(subject));

const mayRead = async (tx: Transaction, row: EntryRow, caller: Caller): Promise<boolean> =>
  row.filled_by === caller.member ||
  (isMatter(row.subject)
    ? await maySee(tx, row.subject, caller)
    : await answersTo(tx, `sheet.${row.id}`, caller));

async function factsOf(tx: Transaction, { id, subject }: EntryRow, whole: boolean): Promise<Fact[]> {
  const rows = await tx
    .selectFrom('fact')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where((on) => (whole ? on('subject', '=', subject) : on('id', '=', `sheet.${id}`)))
    .where('kind', 'not like', 'obligation.%')
    .orderBy('seq')
    .limit(200)
    .execute();
  return rows.map(factOf);
}

async function filledOf(
  tx: Transaction,
  set: ClauseSet,
  rows: readonly EntryRow[],
  name: (ref: Ref) => Named,
): Promise<EntryPage['filled']> {
  const filled = [];
  for (const row of rows) {
    const { body } = sheetOf(set, row);
    filled.push({
      id: row.id,
      clause: row.clause,
      title: sheetTitle(body),
      by: name(`member:${row.filled_by}`),
      at: row.filled_at.toISOString(),
      lines: await sayFilled(tx, body, row.filled),
      attachments: [...row.attachments],
    });
  }
  return filled;
}

/** The last word on each: what is left after the meal, not before it. */
async function figuresHere(tx: Transaction, facts: readonly Fact[]): Promise<EntryPage['figures']> {
  const by = await figuresOf(
    tx,
    facts.map(({ id }) => id),
  );
  const last = new Map<string, EntryPage['figures'][number]>();
  for (const { id } of facts)
    for (const { clause, name, says } of by.get(id) ?? []) last.set(clause + name.zh, { clause, name, says });
  return [...last.values()];
}

async function nextSheets(tx: Transaction, set: ClauseSet, subject: Ref, caller: Caller) {
  return sheetsOn(set, set.zone.dayOf(tx.clock.now()))
    .filter((sheet) => mayStart(sheet, caller.posts) && goesOn(sheet, refKind(subject)))
    .map(cardOf);
}

/** About the same thing, or something new that names it: a room booked for a reception. */
function goesOn(sheet: RecordingSheet, kind: string): boolean {
  const { fact, refs } = sheet.body.records;
  const { subject, refs: timelines } = registry().kinds.get(fact) ?? {};
  if (!begins(sheet)) return subject === kind;
  return Object.entries(refs ?? {}).some(([name, is]) => is === 'subject' && timelines?.[name] === kind);
}

const unknown = () => new Refusal('entry.unknown', 404, { zh: '没有这张表单', en: 'There is no such entry' });
