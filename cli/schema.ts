import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../server/platform/embedded-postgres.ts';
import { migrate } from '../server/platform/migrations.ts';

const OUT = 'server/platform/schema.gen.ts';

/** `npm run schema`: the row types of every table, read from a database made by the migrations. */
async function writeSchema(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'guiju-schema-'));
  const postgres = await startPostgres(folder, { throwaway: true });
  try {
    await migrate(postgres.url());
    generate(postgres.url());
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function generate(url: string): void {
  const settings = [
    '--dialect=postgres',
    '--date-parser=string',
    '--default-schema=public',
    '--log-level=error',
  ];
  const mapping = ['--type-mapping', JSON.stringify({ int8: 'number' })];
  const cli = join('node_modules', 'kysely-codegen', 'dist', 'cli', 'bin.js');
  execFileSync(process.execPath, [cli, `--url=${url}`, `--out-file=${OUT}`, ...settings, ...mapping], {
    stdio: 'inherit',
  });
  const text = readFileSync(OUT, 'utf8');
  writeFileSync(OUT, `// Made by \`npm run schema\` from server/migrations. Do not edit.\n${text}`);
}

await writeSchema();
