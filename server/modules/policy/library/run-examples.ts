import { stringify } from 'yaml';
import type { ExamplesRun } from '../../../../contract/policy.ts';
import { type Example, runExample, summaryOf } from '../../../../kernel/index.ts';
import { registry } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { standpoint } from '../adopting/organisation-place.ts';
import { withKinds } from '../packs/check-pack.ts';
import { packOfClause } from './clause-page.ts';
import { standingOf } from './pack-page.ts';

/** Runs a clause's examples through the kernel, under the organisation's own text of the pack. */
export async function runExamples(tx: Transaction, id: string): Promise<ExamplesRun> {
  const { pack } = await standingOf(tx, await packOfClause(tx, id));
  const { zone } = await standpoint(tx);
  const vocabulary = withKinds(registry().vocabulary, pack);
  const examples = pack.clauses.find((clause) => clause.id === id)?.examples ?? [];
  return {
    results: examples.map((example, index) => {
      const failures = runExample(example, { clause: id, pack, vocabulary, zone });
      return {
        index,
        passed: failures.length === 0,
        failures: summaryOf(failures),
        ...shown(example),
      };
    }),
  };
}

/** As it is written in a pack, so that it can be copied into a file of one's own. */
const shown = ({ given, expect }: Example) => ({
  given: stringify(given).trim(),
  expected: stringify(expect).trim(),
});
