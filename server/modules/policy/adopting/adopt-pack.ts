import {
  type ClauseVersion,
  hashId,
  type Pack,
  type Ref,
  stable,
  type Value,
} from '../../../../kernel/index.ts';
import { decide, type NewFact, record, refusalOf, registry } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { checkPack } from '../packs/check-pack.ts';
import type { LoadedPack } from '../packs/load-packs.ts';
import { resolve } from '../packs/resolve.ts';
import { shippedPack } from '../packs/shipped.ts';
import { choicesOf, type StoredChoices } from './adoption.ts';
import { leaveOffElsewhere } from './elsewhere.ts';
import { type Standpoint, takeClauses } from './organisation-place.ts';
import { pastDay, writeValue } from './set-value.ts';
import { conflictsWith, leftOff } from './settle-conflicts.ts';
import { expectValuesFit } from './values-fit.ts';
import { choiceHoldsElsewhere, chosenVariants } from './variants.ts';
import { writeVersions } from './versions.ts';

export interface NewAdoption {
  id: string;
  pack: string;
  /** First day. */
  from?: string;
  /** Variant group → option. */
  variants?: Readonly<Record<string, string>>;
  /** Parameter → value of a blank. */
  blanks?: Readonly<Record<string, Value>>;
  /** Conflict → `strictest`, `both`, or the clause preferred. */
  conflicts?: Readonly<Record<string, string>>;
  /** Clauses left off. */
  off?: readonly string[];
  /** The revision the adopter saw; another one since then refuses. */
  base?: number;
}

/**
 * Adopts a pack from a day on: values, variants and conflicts settled, its clauses resolved and written down as
 * versions. Set-up may back-date.
 *
 * @throws Refusal `pack.unknown`, `pack.faulty`, `pack.no-day`, `pack.past-day`, `pack.unknown-option`,
 *   `pack.conflict`, `policy.changed-meanwhile`, `parameter.*`, `statute.*`
 */
export function adoptPack(
  tx: Transaction,
  given: NewAdoption,
  by: Ref,
  source: NewFact['source'] = 'web',
): Promise<{ clauses: number }> {
  return adoptLoaded(tx, shippedPack(given.pack), given, { by, source });
}

interface Doing {
  by: Ref;
  source: NewFact['source'];
}

/** The same for a pack that was read from anywhere. Sent again with the same id it changes nothing. */
export async function adoptLoaded(
  tx: Transaction,
  loaded: LoadedPack,
  given: NewAdoption,
  doing: Doing,
): Promise<{ clauses: number }> {
  if (await isDone(tx, given.id)) return { clauses: loaded.pack.clauses.length };
  const place = await takeClauses(tx, given.base);
  expectSound(loaded);
  await expectAllowed(tx, given, doing);
  const from = firstDay(given, place, doing.source);
  await writeBlanks(tx, loaded.pack, given, { ...doing, from });
  const choices = await settle(tx, loaded.pack, given, from);
  const resolved = resolve(loaded.pack, from, await choicesOf(tx, given.pack, choices));
  expectValuesFit(loaded.pack, resolved);
  await record(tx, adopted(tx, given, from, doing));
  await writeVersions(tx, given.pack, resolved, from);
  await remember(tx, loaded.pack, { choices, from, by: doing.by, fact: given.id });
  return { clauses: new Set(resolved.map((one) => one.clause)).size };
}

const isDone = async (tx: Transaction, fact: string): Promise<boolean> =>
  (await tx
    .selectFrom('pack_adoption')
    .select('n')
    .where('org_id', '=', tx.org)
    .where('fact_id', '=', fact)
    .executeTakeFirst()) !== undefined;

async function writeBlanks(
  tx: Transaction,
  pack: Pack,
  given: NewAdoption,
  { from, by, source }: Doing & { from: string },
): Promise<void> {
  for (const [parameter, value] of Object.entries(given.blanks ?? {})) {
    const id = hashId('blank', given.id, parameter);
    await writeValue(tx, pack, { id, pack: given.pack, parameter, value, from }, by, source);
  }
}

function expectSound(loaded: LoadedPack): void {
  const problems = checkPack(loaded, registry().vocabulary).filter(({ level }) => level === 'error');
  if (problems.length === 0) return;
  throw new Refusal(
    'pack.faulty',
    422,
    { zh: '这套制度写得有错，不能启用', en: 'This pack has faults and cannot be adopted' },
    {
      mend: { zh: '运行 guiju check 看每一处', en: 'Run guiju check to see each of them' },
      details: { problems },
    },
  );
}

/** The organisation's own clauses may speak about adopting, for example S003.3-35. */
async function expectAllowed(tx: Transaction, given: NewAdoption, doing: Doing): Promise<void> {
  const decision = await decide(tx, adopted(tx, given, given.from, doing));
  if (decision.verdict === 'refused' || decision.verdict === 'needs-approval') throw refusalOf(decision);
}

const adopted = (
  tx: Transaction,
  given: NewAdoption,
  from: string | undefined,
  { by, source }: Doing,
): NewFact => ({
  id: given.id,
  kind: 'pack.adopted',
  subject: `organisation:${tx.org}`,
  actor: by,
  data: { pack: given.pack, ...(from && { from }) },
  source,
});

function firstDay({ from }: NewAdoption, { today }: Standpoint, source: NewFact['source']): string {
  if (!from)
    throw new Refusal('pack.no-day', 422, {
      zh: '先填执行日期，再启用',
      en: 'Fill in the day it takes effect, then adopt',
    });
  if (from < today && source !== 'set-up' && source !== 'demo') throw pastDay(today);
  return from;
}

/** Variants and conflicts decided; the other side of a conflict is left off in its own pack. */
async function settle(tx: Transaction, pack: Pack, given: NewAdoption, from: string): Promise<StoredChoices> {
  const variants = await chosenVariants(tx, pack, given.variants ?? {}, from);
  await choiceHoldsElsewhere(tx, pack.pack, variants, from);
  const own = { variants, off: [...(given.off ?? [])], conflicts: { ...given.conflicts } };
  const coming = resolve(pack, from, await choicesOf(tx, pack.pack, own));
  const off = leftOff(await conflictsWith(tx, pack.pack, firstOfEach(coming), from), own.conflicts);
  const ids = new Set(pack.clauses.map(({ id }) => id));
  await leaveOffElsewhere(
    tx,
    off.filter((clause) => !ids.has(clause)),
    from,
  );
  return { ...own, off: [...own.off, ...off.filter((clause) => ids.has(clause))] };
}

const firstOfEach = (resolved: readonly ClauseVersion[]): ClauseVersion[] =>
  [...Map.groupBy(resolved, (one) => one.clause).values()].map(([first]) => first as ClauseVersion);

interface Remembered {
  choices: StoredChoices;
  from: string;
  by: Ref;
  fact: string;
}

async function remember(tx: Transaction, pack: Pack, { choices, from, by, fact }: Remembered): Promise<void> {
  const { n } = await tx
    .selectFrom('pack_adoption')
    .select((on) => on.fn.coalesce(on.fn.max('n'), on.lit(0)).as('n'))
    .where('org_id', '=', tx.org)
    .where('pack', '=', pack.pack)
    .executeTakeFirstOrThrow();
  await tx
    .updateTable('pack_adoption')
    .set({ to_day: from })
    .where('org_id', '=', tx.org)
    .where('pack', '=', pack.pack)
    .where('to_day', 'is', null)
    .execute();
  await tx
    .insertInto('pack_adoption')
    .values({
      pack: pack.pack,
      n: n + 1,
      title: JSON.stringify(pack.title),
      rank: pack.rank ?? 'pack',
      from_day: from,
      choices: JSON.stringify(choices),
      body: JSON.stringify(pack),
      sha256: hashId(stable(pack)),
      adopted_by: by,
      adopted_at: new Date(tx.clock.now()),
      fact_id: fact,
    })
    .execute();
}
