import { writeSync } from 'node:fs';
import { introduce, type NewFact, record } from '../../server/ledger/index.ts';
import { realClock } from '../../server/platform/clock.ts';
import { Database } from '../../server/platform/database.ts';
import { Jobs } from '../../server/platform/jobs.ts';
import { small } from './small-house.ts';

/**
 * A process that writes without end, and says on its standard output what was acknowledged to it. Started by the
 * story that kills it: `node writer.ts <database> <round>`. Each lane first sends again what the lane of the round
 * before may not have heard an answer to, as a device does.
 */
const [url = '', round = '0'] = process.argv.slice(2);
const LANES = 3;
const AGAIN = 30;

introduce([small]);
const db = new Database({ url, clock: realClock });
await Promise.all(Array.from({ length: LANES }, (_, lane) => write(lane)));

async function write(lane: number): Promise<void> {
  const before = Number(round) - 1;
  if (before >= 0) for (let n = 0; n < AGAIN; n++) await keep(`${before}-${lane}-${n}`, n);
  for (let n = 0; ; n++) await keep(`${round}-${lane}-${n}`, n);
}

/** The fact, a module's row and a job: one transaction. */
async function keep(id: string, n: number): Promise<void> {
  await db.inOrganisation('small', async (tx) => {
    await record(tx, factOf(id, n));
    await tx
      .insertInto('customer_setting')
      .values({ org_id: tx.org, name: id, value: JSON.stringify(n) })
      .onConflict((on) => on.doNothing())
      .execute();
    await Jobs.add(tx, 'never-run', { fact: id }, { key: id });
  });
  writeSync(1, `${id}\n`);
}

/** Files completed, call-backs made, goods returned: obligations open, are met and end. */
function factOf(id: string, n: number): NewFact {
  const about = {
    id,
    subject: `customer:${n % 2 === 0 ? 'li' : 'zhang'}`,
    actor: 'member:wang',
    source: 'device' as const,
  };
  if (n % 5 === 3) return { ...about, kind: 'call-back.made', data: { series: 'representative' } };
  if (n % 7 === 6) return { ...about, kind: 'return.accepted' };
  return { ...about, kind: 'file.completed', data: { outcome: 'bought' } };
}
