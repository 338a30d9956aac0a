import type { z } from 'zod';
import type { entryKept, newEntry } from '../../../../contract/sheets.ts';
import {
  type Filled,
  fillSheet,
  type Recording,
  type Ref,
  refId,
  type Sheet,
  type Value,
} from '../../../../kernel/index.ts';
import { clausesFor, type NewFact, record, registry } from '../../../ledger/index.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { expectAllowed } from '../../customers/index.ts';
import { expectMembers } from '../../identity/index.ts';
import { type RecordingSheet, sheetOn } from './in-force.ts';
import { expectMine } from './opened-from.ts';

type NewEntry = z.output<typeof newEntry>;
type Kept = z.infer<typeof entryKept>;

/**
 * A sheet is handed in: held against its clause, asked of the guards, kept with its words, and the fact recorded, all
 * in one transaction. Sent again it is the same entry.
 *
 * @throws Refusal `sheet.unknown`, `sheet.not-yours`, `sheet.incomplete`, `sheet.warned`, `entry.id-taken`
 * @throws RefusedAct when a clause forbids it
 */
export async function fill(tx: Transaction, clause: string, given: NewEntry, caller: Caller): Promise<Kept> {
  const set = await clausesFor(tx);
  const now = tx.clock.now();
  const kept = { id: given.id, open: `/entries/${given.id}` };
  if (await keptBefore(tx, clause, given.id, caller)) return kept;
  const sheet = sheetOn(set, set.zone.dayOf(now), clause);
  const about = await expectMine(tx, sheet, given, caller);
  const values = withAttachments(sheet.body, given);
  await expectColleagues(tx, sheet.body, values);
  const by = { actor: `member:${caller.member}`, about, at: now };
  const fact = factOf(tx, given, expectWhole(sheet, fillSheet(set, sheet, values, by)), by);
  await expectUnwarned(tx, fact, given.warned);
  await keep(tx, sheet, given, fact, values);
  await record(tx, fact);
  return kept;
}

async function keptBefore(tx: Transaction, clause: string, id: string, caller: Caller): Promise<boolean> {
  const row = await tx
    .selectFrom('sheet_entry')
    .select(['clause', 'filled_by'])
    .where('org_id', '=', tx.org)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return false;
  if (row.clause === clause && row.filled_by === caller.member) return true;
  throw new Refusal('entry.id-taken', 409, { zh: '这个编号已有别的表单', en: 'Another entry has this id' });
}

/** A field for pictures is filled by the pictures sent with it. */
function withAttachments({ fields }: Sheet, { values, attachments }: NewEntry): Record<string, Value> {
  const known = new Set(fields.map(({ name }) => name));
  const odd = Object.keys(values).find((name) => !known.has(name));
  if (odd !== undefined) throw incomplete([odd], { zh: '表上没有这一项', en: 'is not on the sheet' }, odd);
  const [first] = attachments;
  const pictures = fields.filter(({ input }) => input === 'photo').map(({ name }) => [name, first]);
  return { ...(values as Record<string, Value>), ...(first ? Object.fromEntries(pictures) : {}) };
}

async function expectColleagues(
  tx: Transaction,
  { fields }: Sheet,
  values: Readonly<Record<string, Value>>,
): Promise<void> {
  const named = fields
    .filter(({ input }) => input === 'member')
    .flatMap(({ name }) => (values[name] === undefined ? [] : [refId(String(values[name]))]));
  await expectMembers(tx, named);
}

/** @throws Refusal `sheet.incomplete`, naming the fields */
function expectWhole({ body }: RecordingSheet, { missing, records }: Filled): Recording {
  const empty = missing.length > 0 ? missing : (records?.empty ?? []);
  if (records && empty.length === 0) return records;
  const called = empty.map((name) => body.fields.find((field) => field.name === name)?.text);
  const zh = called.map((text, i) => text?.zh ?? empty[i]).join('、');
  const en = called.map((text, i) => text?.en ?? empty[i]).join(', ');
  throw incomplete(empty, { zh: '还没填，或填得不对', en: 'is empty or does not fit' }, zh, en);
}

const incomplete = (fields: readonly string[], why: { zh: string; en: string }, zh: string, en = zh) =>
  new Refusal(
    'sheet.incomplete',
    422,
    { zh: `「${zh}」${why.zh}`, en: `“${en}” ${why.en}` },
    { mend: { zh: '补上再交', en: 'Fill it in and hand in again' }, details: { fields } },
  );

type By = { actor: Ref; about: Ref | null; at: number };

function factOf(tx: Transaction, given: NewEntry, said: Recording, { actor, about, at }: By): NewFact {
  const kind = registry().kinds.get(said.kind);
  const subjects: Record<Recording['subject'], Ref> = {
    new: `${kind?.subject}:${given.id}`,
    about: about ?? '',
    actor,
    organisation: `organisation:${tx.org}`,
  };
  const meets: Record<string, Ref> =
    given.obligation && kind?.refs?.obligation ? { obligation: `obligation:${given.obligation}` } : {};
  return {
    id: `sheet.${given.id}`,
    kind: said.kind,
    at,
    subject: subjects[said.subject],
    refs: { ...said.refs, ...meets },
    actor,
    data: said.data,
  };
}

/** What the rules only point out is read before it is handed in. */
async function expectUnwarned(tx: Transaction, fact: NewFact, warned: boolean): Promise<void> {
  const { says } = await expectAllowed(tx, fact);
  const pointed = says.filter(({ effect }) => effect !== 'refuse' && effect !== 'approval');
  const [first] = pointed;
  if (!first || warned) return;
  throw new Refusal('sheet.warned', 409, first.says, {
    mend: { zh: '看过还要交，再按一次', en: 'To hand it in all the same, press again' },
    details: { reasons: pointed.map(({ clause, code, says: said }) => ({ clause, code, says: said })) },
  });
}

async function keep(
  tx: Transaction,
  { clause, n }: RecordingSheet,
  given: NewEntry,
  fact: NewFact,
  values: Readonly<Record<string, Value>>,
): Promise<void> {
  await tx
    .insertInto('sheet_entry')
    .values({
      id: given.id,
      clause,
      n,
      subject: fact.subject,
      obligation: given.obligation ?? null,
      filled_by: refId(fact.actor),
      filled_at: new Date(tx.clock.now()),
      filled: JSON.stringify(values),
      attachments: given.attachments,
    })
    .execute();
}
