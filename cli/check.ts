import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { exampleFile } from '../contract/pack-example.ts';
import { type Example, type Pack, runExample, summaryOf } from '../kernel/index.ts';
import {
  checkPack,
  inWords,
  type LoadedPack,
  loadPacks,
  packsFolder,
  parsePack,
  withKinds,
} from '../server/modules/policy/index.ts';
import { vocabulary } from './vocabulary.ts';

const HELP = `guiju check [pack…] [--examples file…]

  Checks packs (the shipped ones, or files and folders named) and runs their examples, and those in files beside
  them (*.examples.yaml). --examples runs files of examples against the shipped packs, or those named.`;

/** One line per failure; the last line is the sum. */
export async function check(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: spread(args),
    options: { examples: { type: 'string', multiple: true }, help: { type: 'boolean' } },
    allowPositionals: true,
  });
  if (values.help) return told(HELP);
  const named = positionals.length > 0 ? positionals : [packsFolder];
  const { packs, problems } = loadPacks(named);
  const tally = { passed: 0, failed: 0 };
  for (const problem of problems) fail(tally, inWords(problem));
  for (const loaded of packs) checkOne(loaded, tally);
  // A file of examples may speak of shipped clauses beside those named
  const all = positionals.length > 0 ? [...packs, ...loadPacks().packs] : packs;
  for (const file of [...named.flatMap(besideFiles), ...(values.examples ?? [])]) runFile(file, all, tally);
  console.log(`${tally.passed} passed, ${tally.failed} failed`);
  return tally.failed === 0 && tally.passed > 0 ? 0 : 1;
}

interface Tally {
  passed: number;
  failed: number;
}

/** `--examples a b` means both files. */
const spread = (args: readonly string[]): string[] => {
  const from = args.indexOf('--examples');
  if (from < 0) return [...args];
  const rest = args.slice(from + 1);
  return [
    ...args.slice(0, from),
    ...rest.flatMap((arg) => (arg.startsWith('--') ? [arg] : ['--examples', arg])),
  ];
};

function told(text: string): number {
  console.log(text);
  return 0;
}

function fail(tally: Tally, line: string): void {
  tally.failed++;
  console.log(line);
}

function checkOne(loaded: LoadedPack, tally: Tally): void {
  const problems = checkPack(loaded, vocabulary);
  for (const problem of problems)
    if (problem.level === 'error') fail(tally, inWords(problem));
    else console.log(`warning ${inWords(problem)}`);
  const faulty = new Set(problems.filter(({ level }) => level === 'error').map(({ clause }) => clause));
  for (const clause of loaded.pack.clauses) {
    if (faulty.has(clause.id)) continue;
    tally.passed++;
    (clause.examples ?? []).forEach((example, i) => {
      const { file, line } = loaded.spotOf(clause.id, `/examples/${i}`);
      runOne(example, clause.id, loaded.pack, `${file}:${line}`, tally);
    });
  }
}

function runOne(example: Example, clause: string, pack: Pack, where: string, tally: Tally): void {
  const failures = runExample(example, { clause, pack, vocabulary: withKinds(vocabulary, pack) });
  if (failures.length === 0) tally.passed++;
  else
    fail(
      tally,
      `${where} ${summaryOf(failures)
        .map(({ en }) => en)
        .join(' | ')}`,
    );
}

const besideFiles = (path: string): string[] =>
  existsSync(path) && statSync(path).isDirectory()
    ? readdirSync(path, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.examples.yaml'))
        .map((name) => join(path, name))
    : [];

function runFile(file: string, packs: readonly LoadedPack[], tally: Tally): void {
  if (!existsSync(file)) {
    fail(tally, `${file}: no such file`);
    return;
  }
  const source = parsePack(file, readFileSync(file, 'utf8'));
  for (const fault of source.faults) fail(tally, `${file}:${fault.line}: Not valid YAML: ${fault.message}`);
  if (source.faults.length > 0) return;
  const read = exampleFile.safeParse(source.value);
  if (!read.success) {
    for (const { path, message } of read.error.issues)
      fail(tally, `${file}:${source.lineOf(path.map(String))}: ${path.join('/')} ${message}`);
    return;
  }
  for (const [i, example] of read.data.examples.entries()) {
    const where = `${file}:${source.lineOf(['examples', i])}`;
    const found = ownerOf(example, read.data.pack, packs);
    if (typeof found === 'string') fail(tally, `${where} ${example.name.en}: ${found}`);
    else runOne(example, found.clause, found.pack, where, tally);
  }
}

/** The clause an example is about: the first one its expectations name, else the first of its pack. */
function ownerOf(
  example: Example,
  named: string | undefined,
  packs: readonly LoadedPack[],
): { clause: string; pack: Pack } | string {
  const clauses = Object.values(example.expect).flatMap((items) =>
    Array.isArray(items)
      ? items.flatMap((item: { clause?: unknown }) => (typeof item.clause === 'string' ? [item.clause] : []))
      : [],
  );
  for (const clause of clauses) {
    const owner = packs.find(({ pack }) => pack.clauses.some(({ id }) => id === clause));
    if (owner) return { clause, pack: owner.pack };
  }
  if (clauses.length > 0) return `no pack has the clause ${clauses[0]}`;
  const pack = packs.find((one) => one.pack.pack === named) ?? (named ? undefined : packs[0]);
  const [first] = pack?.pack.clauses ?? [];
  return pack && first ? { clause: first.id, pack: pack.pack } : `there is no pack ${named}`;
}
