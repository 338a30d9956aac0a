import type { Value } from './fact.ts';

/** One item of a list and what the predicate gave for it. */
export type Item = { item: Value; result: Value | undefined };

/** The list macros of CEL over what the predicate gave for each item. */
export const walks: Readonly<Record<string, (items: readonly Item[]) => Value | undefined>> = {
  exists: (items) => quantified(items, true),
  all: (items) => quantified(items, false),
  exists_one: (items) => defined(items, () => items.filter(({ result }) => result === true).length === 1),
  filter: (items) =>
    defined(items, () => items.filter(({ result }) => result === true).map(({ item }) => item)),
  map: (items) => defined(items, () => items.map(({ result }) => result as Value)),
};

const defined = (items: readonly Item[], then: () => Value): Value | undefined =>
  items.some(({ result }) => result === undefined) ? undefined : then();

const quantified = (items: readonly Item[], deciding: boolean): boolean | undefined =>
  items.some(({ result }) => result === deciding)
    ? deciding
    : (defined(items, () => !deciding) as boolean | undefined);
