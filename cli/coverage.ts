import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Clause, type Pack, runExample } from '../kernel/index.ts';
import {
  checkPack,
  type LoadedPack,
  loadPacks,
  packsFolder,
  withKinds,
} from '../server/modules/policy/index.ts';
import { vocabulary } from './vocabulary.ts';

interface Counts {
  clauses: number;
  /** Written in a pack and carried out without a fault. */
  executable: number;
  examples: number;
  passing: number;
}

interface SystemCounts extends Counts {
  id: string;
}

/** How much of the rulebook is written down, runs, and is shown to run: counted against packs/rulebook.ids. */
export async function coverage(args: string[]): Promise<number> {
  const paths = args.filter((arg) => !arg.startsWith('--'));
  const { packs } = loadPacks(paths.length > 0 ? paths : [packsFolder]);
  const written = new Map<string, Counts>();
  for (const loaded of packs) count(loaded, written);
  const systems = rulebook().map(([id, clauses]) => ({
    id,
    clauses: clauses.length,
    ...sum(clauses.map((clause) => written.get(clause))),
  }));
  const total = {
    systems: systems.length,
    clauses: systems.reduce((all, one) => all + one.clauses, 0),
    ...sum(systems),
  };
  if (args.includes('--json')) console.log(JSON.stringify({ total, systems }));
  else show(total, systems);
  return 0;
}

/** The systems of the rulebook, each with the ids of its clauses. */
function rulebook(): [string, string[]][] {
  const ids = readFileSync(join(packsFolder, 'rulebook.ids'), 'utf8').split('\n').filter(Boolean);
  const systems = new Map<string, string[]>(ids.filter((id) => !id.includes('-')).map((id) => [id, []]));
  for (const id of ids) if (id.includes('-')) systems.get(id.slice(0, id.lastIndexOf('-')))?.push(id);
  return [...systems];
}

/** `S003.3-08b` counts towards `S003.3-08`; a clause is executable when all its parts are. */
function count(loaded: LoadedPack, into: Map<string, Counts>): void {
  const vocabularyOf = withKinds(vocabulary, loaded.pack);
  const faulty = new Set(
    checkPack(loaded, vocabulary)
      .filter(({ level }) => level === 'error')
      .map(({ clause }) => clause),
  );
  for (const [id, parts] of Map.groupBy(loaded.pack.clauses, (clause: Clause) =>
    clause.id.replace(/[a-z]$/, ''),
  )) {
    const examples = parts.flatMap((clause) =>
      (clause.examples ?? []).map((example) => ({ clause, example })),
    );
    const passing = examples.filter(({ clause, example }) =>
      passes(example, clause.id, loaded.pack, vocabularyOf),
    );
    into.set(id, {
      clauses: 1,
      executable: parts.some((part) => faulty.has(part.id)) ? 0 : 1,
      examples: examples.length,
      passing: passing.length,
    });
  }
}

const passes = (
  example: Parameters<typeof runExample>[0],
  clause: string,
  pack: Pack,
  words: typeof vocabulary,
): boolean => runExample(example, { clause, pack, vocabulary: words }).length === 0;

const sum = (counts: readonly (Counts | undefined)[]): Omit<Counts, 'clauses'> => ({
  executable: counts.reduce((all, one) => all + (one?.executable ?? 0), 0),
  examples: counts.reduce((all, one) => all + (one?.examples ?? 0), 0),
  passing: counts.reduce((all, one) => all + (one?.passing ?? 0), 0),
});

function show(total: Counts & { systems: number }, systems: readonly SystemCounts[]): void {
  for (const { id, clauses, executable, examples, passing } of systems)
    if (executable > 0 || examples > 0)
      console.log(`${id.padEnd(10)} ${executable}/${clauses} clauses, ${passing}/${examples} examples`);
  const { executable, clauses, examples, passing } = total;
  console.log(
    `total      ${executable}/${clauses} clauses of ${total.systems} systems, ${passing}/${examples} examples`,
  );
}
