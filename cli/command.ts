import { existsSync } from 'node:fs';
import { join } from 'node:path';

const HELP = `guiju <command>

  start                  run Guiju here (PORT, HOST, DATABASE_URL, GUIJU_DATA, GUIJU_DEMO=0)
  check [pack…]          check packs: form, types, examples
  coverage [pack…]       which clauses of the rulebook are written, and which have examples
  explain <clause>       say in words what a clause does
  simulate --pack <file> what a pack would have done on recorded facts (--from, --to)
  demo play              one event in a minute, in a demo company of its own (--en, --fast)
  backup <file>          everything in one file: database and attachments
  restore <file>         a backup into an empty Guiju
  catch-up <today>       after a stop of more than a year: open the days since, in order
  doctor                 look whether all is well, and say what to do where it is not`;

/** Each command is a file of its name that exports a function of its name. */
const COMMANDS = [
  'start',
  'check',
  'coverage',
  'explain',
  'simulate',
  'demo',
  'backup',
  'restore',
  'catch-up',
  'doctor',
];

/** Runs one command of `guiju` and returns its exit code. */
export async function command([name = 'help', ...args]: string[]): Promise<number> {
  const file = join(import.meta.dirname, `${name}.ts`);
  if (!COMMANDS.includes(name) || !existsSync(file)) {
    console.log(HELP);
    return name === 'help' || name === '--help' ? 0 : 1;
  }
  const module = (await import(file)) as Record<string, (args: string[]) => Promise<number>>;
  const run = module[name.replace(/-./g, (dash) => dash.slice(1).toUpperCase())];
  if (!run) throw new Error(`cli/${name}.ts does not export ${name}`);
  // `guiju doctor | head`: what nobody reads any more need not be written, but what was begun is ended properly
  process.stdout.on('error', () => {});
  try {
    return await run(args);
  } catch (error) {
    // A person reads this, not a developer; the whole error is there for whoever asks for it
    console.error(process.env.GUIJU_DEBUG ? error : `Guiju: ${(error as Error).message}`);
    return 1;
  }
}
