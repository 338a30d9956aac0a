import { writeFileSync } from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { holds, type Measured } from './measured.ts';

/**
 * `npm run bench [name…]`: runs the benches one after the other, each in this process, prints every claim with its
 * ratio, and writes them to bench/README.md when all of them ran. Fails when a goal is missed.
 */
const benches: Record<string, () => Promise<{ run(): Promise<Measured[]> }>> = {
  kernel: () => import('./kernel.ts'),
  ledger: () => import('./ledger.ts'),
  today: () => import('./today.ts'),
  import: () => import('./import.ts'),
  door: () => import('./door.ts'),
  kill: () => import('./kill.ts'),
};

const wanted = process.argv.slice(2);
const names = wanted.length > 0 ? wanted : Object.keys(benches);
const measured: (Measured & { bench: string })[] = [];
for (const name of names) {
  const bench = await benches[name]?.();
  if (!bench) throw new Error(`No bench is called ${name}; there are ${Object.keys(benches).join(', ')}`);
  for (const one of await bench.run()) {
    measured.push({ ...one, bench: name });
    console.log(
      `${holds(one) ? 'holds ' : 'MISSED'} ${name}: ${one.claim} · ${one.ratio.toFixed(2)} (${goalOf(one)}) · ${one.ours} against ${one.reference}`,
    );
  }
}
if (wanted.length === 0) writeFileSync(join(import.meta.dirname, 'README.md'), page());
const missed = measured.filter((one) => !holds(one)).length;
console.log(`${measured.length - missed} passed, ${missed} failed`);
process.exit(missed > 0 ? 1 : 0);

function goalOf({ goal }: Measured): string {
  return 'atLeast' in goal ? `goal ≥ ${goal.atLeast}` : `goal ≤ ${goal.atMost}`;
}

function page(): string {
  const rows = measured.map((one) =>
    [
      one.bench,
      one.claim,
      one.ours,
      one.reference,
      one.ratio.toFixed(2),
      goalOf(one),
      holds(one) ? 'holds' : '**missed**',
      one.note ?? '',
    ].join(' | '),
  );
  const machine = `${os.cpus().length} × ${os.cpus()[0]?.model.trim()}, ${Math.round(os.totalmem() / 2 ** 30)} GiB, ${os.type()} ${os.release()}`;
  return `# What was measured

Each claim is a ratio against a stated reference measured in the same run, since machines differ and are noisy.
\`npm run bench\` runs all and writes this page; \`npm run bench kernel\` runs one and leaves the page alone.

Machine: ${machine}; Node ${process.versions.node}; PostgreSQL 18.

| bench | claim | ours | reference | ratio | goal | | note |
| --- | --- | --- | --- | --- | --- | --- | --- |
${rows.map((row) => `| ${row} |`).join('\n')}
`;
}
