import { join } from 'node:path';
import { realClock } from '../server/platform/clock.ts';
import { takeDataFolder } from '../server/platform/data-folder.ts';
import { openLog } from '../server/platform/log.ts';
import { buildWeb } from './build-web.ts';
import { attachmentsPath, dataPath } from './data-path.ts';
import { daysOutOfOrder } from './days-out-of-order.ts';
import { type DemoAccount, demoCompany } from './demo-company.ts';
import { demoPlay, PACE } from './demo-play.ts';
import { type Address, addressOf, expectFree, shown } from './listen-address.ts';
import { openDatabase } from './open-database.ts';
import { type Stopping, whenAskedToStop } from './stop.ts';

const root = join(import.meta.dirname, '..');

/** `guiju start`: database, pages, demo company, and then it serves until it is asked to stop. */
export async function start(): Promise<number> {
  const address = addressOf(process.env);
  const stopping = whenAskedToStop();
  try {
    // Asked to stop while it is still starting, it stops what it has
    await Promise.race([serve(address, stopping), stopping.asked]);
    await stopping.asked;
    tell('stopping · 正在停止');
    return 0;
  } finally {
    await stopping.carryOut();
  }
}

const tell = (line: string): void => console.log(`  ${line}`);

async function serve(address: Address, stopping: Stopping): Promise<void> {
  await expectFree(address);
  const folder = takeDataFolder(dataPath());
  stopping.last(async () => folder.release());
  const opening = openDatabase(folder.path, tell);
  stopping.last(() =>
    opening.then(
      ({ close }) => close(),
      () => {},
    ),
  );
  // The product is loaded while the database comes up: one computes, the other waits for the disk
  const loading = import('../server/main.ts');
  const [{ url }, webRoot, { compose }, play] = await Promise.all([
    opening,
    buildWeb(root, tell),
    loading,
    demoPlay(),
  ]);
  const log = openLog(join(folder.path, 'guiju.log'));
  const house = await compose({
    url,
    clock: realClock,
    log,
    files: attachmentsPath(),
    webRoot,
    runJobs: true,
    env: process.env,
    alone: !process.env.DATABASE_URL,
    demo: play && { play, pace: PACE },
  });
  stopping.last(house.stop);
  const accounts = await demoCompany(house, tell);
  await house.app.listen(address);
  const ill = await daysOutOfOrder(house.db);
  if (ill) tell(ill);
  greet(address, accounts, await house.setUpCode());
}

function greet(address: Address, accounts: readonly DemoAccount[], setUpCode: string | null): void {
  const lines = accounts.map(
    ({ name, post, login, password }) => `${login.padEnd(12)} ${password.padEnd(12)} ${name} ${post}`,
  );
  if (setUpCode) lines.push(`${setUpCode}  the code for setting up your organisation · 首次设置的口令`);
  if (lines.length > 0) lines.push('');
  const said = [`规矩 Guiju  ${shown(address)}`, '', ...lines, 'Ctrl+C stops it · 按 Ctrl+C 停止'];
  console.log(`\n${said.map((line) => (line ? `  ${line}` : '')).join('\n')}\n`);
}
