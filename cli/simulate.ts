import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Simulation } from '../contract/simulation.ts';
import { parseDate } from '../kernel/index.ts';
import { introduce } from '../server/ledger/index.ts';
import { modules } from '../server/main.ts';
import { capacityOn } from '../server/modules/followup/index.ts';
import {
  checkPack,
  inWords,
  type LoadedPack,
  loadPacks,
  trialOfFile,
} from '../server/modules/policy/index.ts';
import { realClock } from '../server/platform/clock.ts';
import { Database } from '../server/platform/database.ts';
import { dataPath } from './data-path.ts';
import { reachDatabase } from './reach-database.ts';
import { simulationLines } from './simulation-lines.ts';
import { vocabulary } from './vocabulary.ts';

const HELP = `guiju simulate --pack FILE --from DAY --to DAY [--org ID] [--json]

  把一份制度文件放在已启用的制度上，用这段时间的记录试算：每条多出、少了、改期多少，每人每天的量，钱。什么都不写入。
  Lays a pack file over what is adopted and runs the facts of these days through both: what each clause adds, removes
  and moves, what each person has on each day, money. Nothing is written.

  --pack FILE   制度文件；同号的条款替换，其余添上 / a pack file; its clauses replace those of the same number or come beside them
  --from --to   起止日期，含当天 / first and last day, 2026-02-08
  --org ID      有几个组织时写明 / which organisation, where there are several
  --json        机器读的一行 / one line for machines

  exit 0 试算完成 / it was simulated · 1 没有 / it was not`;

/** A line per clause, per person and day, and the sum. Exit code 1 where something stands in the way. */
export async function simulate(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      pack: { type: 'string' },
      from: { type: 'string' },
      to: { type: 'string' },
      org: { type: 'string' },
      json: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  const { pack: file, from, to } = values;
  if (values.help || !file || !from || !to) {
    console.log(HELP);
    return values.help ? 0 : 1;
  }
  const wrong = [from, to].find((day) => parseDate(day) === null);
  if (wrong !== undefined) return stop(`${wrong} is not a day; write it as 2026-02-08`);
  const loaded = soundPack(file);
  if (!loaded) return 1;
  const found = await onRecord(loaded, { from, to }, values.org);
  console.log(values.json ? JSON.stringify(found) : simulationLines(found).join('\n'));
  return 0;
}

function stop(line: string): number {
  console.error(line);
  return 1;
}

/** Null, and every fault said, where the file cannot be carried out. */
function soundPack(file: string): LoadedPack | null {
  if (!existsSync(file)) {
    stop(`${file}: no such file`);
    return null;
  }
  const { packs, problems } = loadPacks([file]);
  const faults = [...problems, ...packs.flatMap((loaded) => checkPack(loaded, vocabulary))].filter(
    ({ level }) => level === 'error',
  );
  for (const fault of faults) console.error(inWords(fault));
  const [loaded, second] = packs;
  if (second) stop(`${file}: ${packs.length} packs; name the file of one`);
  else if (!loaded && faults.length === 0) stop(`${file}: no pack in it`);
  return faults.length > 0 || second ? null : (loaded ?? null);
}

async function onRecord(
  { pack }: LoadedPack,
  period: { from: string; to: string },
  org: string | undefined,
): Promise<Simulation> {
  const database = await reachDatabase(dataPath());
  const db = new Database({ url: database.url, clock: realClock, size: 2 });
  introduce(modules);
  try {
    const id = await organisation(db, org);
    return await db.readOrganisation(id, (tx) =>
      trialOfFile(tx, pack, { period, capacityOn, reader: null, progress: told() }),
    );
  } finally {
    await db.close();
    await database.close();
  }
}

async function organisation(db: Database, named: string | undefined): Promise<string> {
  const rows = await db.asOwner((tx) =>
    tx.selectFrom('organisation').select(['org_id', 'name']).orderBy('org_id').execute(),
  );
  const found = named === undefined ? rows : rows.filter(({ org_id }) => org_id === named);
  const [first] = found;
  if (first && found.length === 1) return first.org_id;
  const there = rows.map(({ org_id, name }) => `${org_id} (${name})`).join(', ');
  throw new Error(rows.length === 0 ? 'There is no organisation yet' : `Say which with --org: ${there}`);
}

/** How far it is, once a second, to whoever watches. */
function told(): ((done: number, of: number) => void) | undefined {
  if (!process.stderr.isTTY) return undefined;
  let last = Date.now();
  return (done, of) => {
    if (Date.now() - last < 1000) return;
    last = Date.now();
    process.stderr.write(`\r${done} / ${of} 条记录 · facts`);
    if (done === of) process.stderr.write('\n');
  };
}
