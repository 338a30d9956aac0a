import { momentOf } from './evaluate.ts';
import type { Fact } from './fact.ts';
import type { Finding } from './finding.ts';
import type { ClauseSet } from './set.ts';

/** What the targets in force over one kind of thing make of its facts; nothing where there is nothing to count. */
export const measuresOf = (set: ClauseSet, of: string, facts: readonly Fact[]): Finding[] =>
  set.ready
    .flatMap(({ version: { body }, measure }) =>
      measure && body.form === 'target' && body.of === of
        ? [measure(facts.map((fact) => momentOf(set, fact, {}, [], [], null)))]
        : [],
    )
    .filter(({ outcome, detail }) => outcome === 'measured' && detail.of !== 0);
