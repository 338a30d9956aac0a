import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { compose, type House } from '../server/main.ts';
import { realClock } from '../server/platform/clock.ts';
import { takeDataFolder } from '../server/platform/data-folder.ts';
import { openLog } from '../server/platform/log.ts';
import { buildWeb } from './build-web.ts';
import { attachmentsPath, dataPath } from './data-path.ts';
import { openDatabase } from './open-database.ts';
import { whenAskedToStop } from './stop.ts';

const root = join(import.meta.dirname, '..');

/** `guiju start`: database, pages, demo company, and then it serves until it is asked to stop. */
export async function start(): Promise<number> {
  const [host, port] = [process.env.HOST ?? '127.0.0.1', portOf(process.env.PORT ?? '8080')];
  const stopping = whenAskedToStop();
  const folder = takeDataFolder(dataPath());
  stopping.last(async () => folder.release());
  try {
    const [database, webRoot] = await Promise.all([openDatabase(folder.path, tell), buildWeb(root, tell)]);
    stopping.last(database.close);
    const log = openLog(join(folder.path, 'guiju.log'));
    const house = await compose({
      url: database.url,
      clock: realClock,
      log,
      files: attachmentsPath(),
      webRoot,
      runJobs: true,
    });
    stopping.last(house.stop);
    const accounts = await demoCompany(house);
    await house.app.listen({ host, port }).catch((error) => {
      throw inWords(error, host, port);
    });
    greet(host, port, accounts, await house.setUpCode());
    await stopping.asked;
    tell('stopping · 正在停止');
    return 0;
  } finally {
    await stopping.carryOut();
  }
}

const tell = (line: string): void => console.log(`  ${line}`);

function portOf(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new Error(`PORT should be a number up to 65535, not “${text}”.`);
  return port;
}

/** An account of the demo company anyone may try. */
interface DemoAccount {
  name: string;
  post: string;
  login: string;
  password: string;
}

/** The company of test/world, once, unless GUIJU_DEMO=0 or there is an organisation already. */
async function demoCompany(house: House): Promise<DemoAccount[]> {
  const file = join(root, 'test', 'world', 'load.ts');
  if (process.env.GUIJU_DEMO === '0' || !existsSync(file)) return [];
  const { loadDemo } = (await import(file)) as {
    loadDemo(house: House, tell: (line: string) => void): Promise<DemoAccount[]>;
  };
  return loadDemo(house, tell);
}

function inWords(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE')
    return new Error(
      `Port ${port} is taken by another program. Start with another one: PORT=${port + 1} npm start · 端口 ${port} 已被占用`,
    );
  if (error.code === 'EACCES')
    return new Error(`This account may not open port ${port}; choose one above 1023: PORT=8080 npm start`);
  if (error.code === 'EADDRNOTAVAIL')
    return new Error(`This machine has no address ${host}; HOST=0.0.0.0 opens it to the network.`);
  return error;
}

function greet(host: string, port: number, accounts: readonly DemoAccount[], setUpCode: string | null): void {
  const shown = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  console.log(`\n  规矩 Guiju  http://${shown.includes(':') ? `[${shown}]` : shown}:${port}\n`);
  for (const { name, post, login, password } of accounts)
    console.log(`  ${login.padEnd(12)} ${password.padEnd(12)} ${name} ${post}`);
  if (setUpCode) console.log(`  ${setUpCode}  the code for setting up your organisation · 首次设置的口令`);
  console.log(`${accounts.length > 0 || setUpCode ? '\n' : ''}  Ctrl+C stops it · 按 Ctrl+C 停止\n`);
}
