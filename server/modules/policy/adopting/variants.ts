import type { Clause, Pack, Text } from '../../../../kernel/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { type Adopted, adoptions } from './adoption.ts';
import { chooseElsewhere } from './elsewhere.ts';

/** The ways of writing one thing: an option, and the clauses that are on with it. */
export interface VariantGroup {
  group: string;
  /** `says`: how the first of its clauses puts it. */
  options: { option: string; says: Text; clauses: string[] }[];
  chosen: string;
}

/**
 * A pack's variant groups with every option there is: two packs may write one thing differently (S003.3-12 three
 * days, S000.9-51 two), and still exactly one option is on. What is on already stays on until somebody chooses.
 */
export function variantGroupsOf(
  pack: Pack,
  mine: Adopted | undefined,
  others: readonly Adopted[],
): VariantGroup[] {
  return [...optionsOf(pack.clauses)].map(([group, own]) => {
    const sharing = others.filter(({ body }) => optionsOf(body.clauses).has(group));
    const options = sharing.reduce(
      (all, { body }) => merged(all, optionsOf(body.clauses).get(group) ?? new Map()),
      own,
    );
    const chosen = mine?.choices.variants[group] ?? sharing[0]?.choices.variants[group];
    const [first] = own.keys();
    const written = [pack, ...sharing.map(({ body }) => body)].flatMap(({ clauses }) => clauses);
    const says = (option: string, clauses: readonly string[]): Text =>
      written.find(({ id }) => id === clauses[0])?.text ?? { zh: option, en: option };
    return {
      group,
      options: [...options].map(([option, clauses]) => ({ option, says: says(option, clauses), clauses })),
      chosen: chosen !== undefined && options.has(chosen) ? chosen : (first as string),
    };
  });
}

type Options = ReadonlyMap<string, string[]>;

function optionsOf(clauses: readonly Clause[]): Map<string, Options> {
  const groups = new Map<string, Map<string, string[]>>();
  for (const { id, variant } of clauses) {
    if (!variant) continue;
    const options = groups.get(variant.group) ?? new Map<string, string[]>();
    groups.set(variant.group, options.set(variant.option, [...(options.get(variant.option) ?? []), id]));
  }
  return groups;
}

function merged(a: Options, b: Options): Options {
  const both = new Map(a);
  for (const [option, clauses] of b) both.set(option, [...(both.get(option) ?? []), ...clauses]);
  return both;
}

/**
 * The option of each group that is on once `pack` is adopted: what was asked for, else what is on already in a
 * pack that shares the group, else the first.
 *
 * @throws Refusal `pack.unknown-option`
 */
export async function chosenVariants(
  tx: Transaction,
  pack: Pack,
  asked: Readonly<Record<string, string>>,
  from: string,
): Promise<Record<string, string>> {
  const others = (await adoptions(tx, from)).filter((one) => one.pack !== pack.pack);
  return Object.fromEntries(
    variantGroupsOf(pack, undefined, others).map(({ group, options, chosen }) => {
      const option = asked[group] ?? chosen;
      if (!options.some((one) => one.option === option))
        throw unknownOption(
          group,
          options.map((one) => one.option),
        );
      return [group, option];
    }),
  );
}

/** What was chosen here holds wherever the group is written: the other option is off in its own pack. */
export async function choiceHoldsElsewhere(
  tx: Transaction,
  pack: string,
  chosen: Readonly<Record<string, string>>,
  from: string,
): Promise<void> {
  for (const other of await adoptions(tx, from)) {
    if (other.pack === pack) continue;
    const { variants } = other.choices;
    const changed = Object.entries(chosen).filter(
      ([group, option]) => group in variants && variants[group] !== option,
    );
    if (changed.length > 0)
      await chooseElsewhere(tx, other, { variants: { ...variants, ...Object.fromEntries(changed) } }, from);
  }
}

/** A pack that goes takes its options along: whoever shared the group falls back on what is left. */
export async function optionsLeave(tx: Transaction, gone: string, from: string): Promise<void> {
  const staying = (await adoptions(tx, from)).filter(({ pack }) => pack !== gone);
  for (const one of staying) {
    const others = staying.filter(({ pack }) => pack !== one.pack);
    const left = variantGroupsOf(one.body, one, others).map(({ group, chosen }) => [group, chosen] as const);
    const changed = left.filter(([group, option]) => one.choices.variants[group] !== option);
    if (changed.length > 0)
      await chooseElsewhere(
        tx,
        one,
        { variants: { ...one.choices.variants, ...Object.fromEntries(changed) } },
        from,
      );
  }
}

const unknownOption = (group: string, options: readonly string[]) =>
  new Refusal(
    'pack.unknown-option',
    422,
    { zh: `「${group}」没有这个写法`, en: `${group} has no such option` },
    { mend: { zh: `可选:${options.join('、')}`, en: `Options: ${options.join(', ')}` } },
  );
