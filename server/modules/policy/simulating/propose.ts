import type { ClauseVersion, Dated, Own, Pack, Proposal, Value } from '../../../../kernel/index.ts';
import { clausesFor, epochDay } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { type Adopted, adoptions, choicesOf, ownValues } from '../adopting/adoption.ts';
import { standpoint } from '../adopting/organisation-place.ts';
import { holdValue } from '../adopting/set-value.ts';
import { expectValuesFit } from '../adopting/values-fit.ts';
import { chosenVariants } from '../adopting/variants.ts';
import { type Standing, standingOf } from '../library/pack-page.ts';
import { type Choices, resolve } from '../packs/resolve.ts';

/** What is on trial in one pack. */
export interface OnTrial {
  values: Readonly<Record<string, Value>>;
  variants: Readonly<Record<string, string>>;
  off: readonly string[];
}

/**
 * A trial as clauses: those of the pack that other values or options would write differently, bring along or leave
 * off, and those of other packs that share an option. A pack that is not adopted is wholly new.
 *
 * @throws Refusal `pack.unknown`, `pack.unknown-option`, `clause.unknown`, `parameter.*`, `statute.*`
 */
export async function propose(
  tx: Transaction,
  name: string,
  trial: OnTrial,
): Promise<{ pack: Pack; proposal: Proposal }> {
  const standing = await standingOf(tx, name);
  const { pack, adopted, today } = standing;
  for (const [parameter, value] of Object.entries(trial.values)) holdValue(pack, parameter, value, today);
  for (const clause of trial.off) expectClause(pack, clause);
  const now = adopted ? await choicesOf(tx, name, adopted.choices) : null;
  const asked = { ...adopted?.choices.variants, ...trial.variants };
  const variants = await chosenVariants(tx, pack, asked, today);
  const then: Choices = {
    own: { ...standing.own, ...fromToday(trial.values, today) },
    variants,
    off: [...(adopted?.choices.off ?? []), ...trial.off],
  };
  const proposed = resolvedOn(pack, today, then);
  expectValuesFit(pack, proposed);
  const before = now ? resolvedOn(pack, today, now) : [];
  const elsewhere = await Promise.all(
    standing.others.map((other) => optionsElsewhere(tx, other, trial.variants, standing)),
  );
  const changes = [change(before, proposed), ...elsewhere];
  return {
    pack,
    proposal: {
      instead: changes.flatMap(({ instead }) => instead),
      without: changes.flatMap(({ without }) => without),
    },
  };
}

const fromToday = (values: OnTrial['values'], today: string): Own =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]): [string, Dated] => [name, { [today]: value }]),
  );

/** One version of each clause: the one of the day. */
function resolvedOn(pack: Pack, day: string, choices: Choices): ClauseVersion[] {
  const versions = resolve(pack, day, choices).filter(({ from }) => from <= epochDay(day));
  return [...new Map(versions.map((one) => [one.clause, one])).values()];
}

function change(before: readonly ClauseVersion[], after: readonly ClauseVersion[]): Proposal {
  const there = new Map(before.map((one) => [one.clause, one]));
  const then = new Set(after.map(({ clause }) => clause));
  return {
    instead: after.filter(({ clause, sha256 }) => there.get(clause)?.sha256 !== sha256),
    without: [...there.keys()].filter((clause) => !then.has(clause)),
  };
}

/** An option that is on here is off in every other pack that writes the same thing. */
async function optionsElsewhere(
  tx: Transaction,
  other: Adopted,
  variants: OnTrial['variants'],
  { today }: Standing,
): Promise<Proposal> {
  const shared = Object.entries(variants).filter(([group]) => group in other.choices.variants);
  if (shared.length === 0) return { instead: [], without: [] };
  const now = await choicesOf(tx, other.pack, other.choices);
  const then = { ...now, variants: { ...now.variants, ...Object.fromEntries(shared) } };
  return change(resolvedOn(other.body, today, now), resolvedOn(other.body, today, then));
}

/** A file laid over what is adopted: its clauses replace those of the same number, or come beside them. */
export async function proposeFile(tx: Transaction, pack: Pack): Promise<Proposal> {
  const { today } = await standpoint(tx);
  const { ready } = await clausesFor(tx);
  const adopted = (await adoptions(tx, today)).find((one) => one.pack === pack.pack);
  const variants = await chosenVariants(tx, pack, adopted?.choices.variants ?? {}, today);
  const off = adopted?.choices.off ?? [];
  const proposed = resolvedOn(pack, today, { own: await ownValues(tx, pack.pack), variants, off });
  const there = new Map(ready.map(({ version }) => [version.clause, version.sha256]));
  return { instead: proposed.filter(({ clause, sha256 }) => there.get(clause) !== sha256), without: [] };
}

function expectClause(pack: Pack, clause: string): void {
  if (pack.clauses.some(({ id }) => id === clause)) return;
  throw new Refusal('clause.unknown', 404, {
    zh: `没有条款 ${clause}`,
    en: `There is no clause ${clause}`,
  });
}
