import { type Pack, type Ref, type Value, valueOn } from '../../../../kernel/index.ts';
import { type NewFact, record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { misfitOf } from '../packs/misfit-of.ts';
import { resolve } from '../packs/resolve.ts';
import { adoptions, choicesOf } from './adoption.ts';
import { takeClauses } from './organisation-place.ts';
import { holdStatute } from './statute.ts';
import { expectValuesFit } from './values-fit.ts';
import { writeVersions } from './versions.ts';

export interface NewValue {
  id: string;
  pack: string;
  parameter: string;
  value: Value;
  /** First day. */
  from: string;
  base?: number;
}

/**
 * Fills a blank, or sets an own value, from a day on. What was owed before keeps its version.
 *
 * @throws Refusal `policy.changed-meanwhile`, `pack.not-adopted`, `pack.past-day`, `parameter.*`, `statute.*`
 */
export async function setValue(
  tx: Transaction,
  given: NewValue,
  by: Ref,
  source: NewFact['source'] = 'web',
): Promise<void> {
  const { today } = await takeClauses(tx, given.base);
  const adopted = (await adoptions(tx, today)).find(({ pack }) => pack === given.pack);
  if (!adopted) throw notAdopted(given.pack);
  if (given.from < today && source !== 'set-up') throw pastDay(today);
  await writeValue(tx, adopted.body, given, by, source);
  const resolved = resolve(adopted.body, given.from, await choicesOf(tx, given.pack, adopted.choices));
  expectValuesFit(adopted.body, resolved);
  await writeVersions(tx, given.pack, resolved, given.from);
}

/** Writes the value down, held against its unit and against the law; adopting does so before it resolves. */
export async function writeValue(
  tx: Transaction,
  pack: Pack,
  given: Omit<NewValue, 'base'>,
  by: Ref,
  source: NewFact['source'],
): Promise<void> {
  const kind = holdValue(pack, given.parameter, given.value, given.from);
  const { facts } = await record(tx, {
    id: given.id,
    kind: kind === 'blank' ? 'blank.filled' : 'override.set',
    subject: `organisation:${tx.org}`,
    actor: by,
    data: { pack: given.pack, parameter: given.parameter, from: given.from },
    source,
  });
  const row = {
    value: JSON.stringify(given.value),
    kind,
    set_by: by,
    set_at: new Date(tx.clock.now()),
    fact_id: facts[0]?.id as string,
  };
  await tx
    .insertInto('parameter_value')
    .values({ pack: given.pack, parameter: given.parameter, from_day: given.from, ...row })
    .onConflict((on) => on.columns(['org_id', 'pack', 'parameter', 'from_day']).doUpdateSet(row))
    .execute();
}

/**
 * Holds a value against its unit and against the law: what it would be, a blank filled in or an override.
 *
 * @throws Refusal `parameter.unknown`, `parameter.misfit`, `statute.*`
 */
export function holdValue(pack: Pack, name: string, value: Value, day: string): 'blank' | 'override' {
  const parameter = pack.parameters?.[name];
  if (!parameter)
    throw new Refusal('parameter.unknown', 422, {
      zh: `没有参数 ${name}`,
      en: `There is no parameter ${name}`,
    });
  const like = misfitOf(parameter, value);
  if (like !== null) throw misfit(parameter.text, like);
  const lawful = valueOn(parameter.from, day);
  if (lawful === undefined) return 'blank';
  holdStatute(pack, name, lawful, value);
  return 'override';
}

const notAdopted = (pack: string) =>
  new Refusal(
    'pack.not-adopted',
    409,
    { zh: `「${pack}」还没启用`, en: `${pack} is not adopted` },
    { mend: { zh: '先启用，再填数', en: 'Adopt it first' } },
  );

export const pastDay = (today: string) =>
  new Refusal(
    'pack.past-day',
    422,
    { zh: '执行日期不能早于今天', en: 'The first day may not be before today' },
    { mend: { zh: `最早 ${today}`, en: `${today} is the earliest` } },
  );

const misfit = (text: { zh: string; en: string }, like: string) =>
  new Refusal(
    'parameter.misfit',
    422,
    { zh: `「${text.zh}」填得不对`, en: `The value for “${text.en}” does not fit` },
    { mend: { zh: `写成 ${like}`, en: `Write it as ${like}` } },
  );
