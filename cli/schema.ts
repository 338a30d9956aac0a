import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { migrate } from '../server/platform/migrations.ts';
import { throwawayPostgres } from '../server/platform/throwaway-postgres.ts';

const OUT = 'server/platform/schema.gen.ts';

/** `npm run schema`: the row types of every table, read from a database made by the migrations. */
async function writeSchema(): Promise<void> {
  const postgres = await throwawayPostgres();
  try {
    await migrate(postgres.url());
    generate(postgres.url());
  } finally {
    await postgres.stop();
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
