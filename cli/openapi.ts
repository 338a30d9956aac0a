import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compose } from '../server/main.ts';
import { realClock } from '../server/platform/clock.ts';
import { silentLog } from '../server/platform/log.ts';

const OUT = 'contract/openapi.json';

/** `npm run openapi`: the description of the API, from the schemas its routes check with. Asks no database. */
async function writeDescription(): Promise<void> {
  const files = mkdtempSync(join(tmpdir(), 'guiju-openapi-'));
  const url = 'postgres://nobody@127.0.0.1:1/none';
  const house = await compose({
    url,
    clock: realClock,
    log: silentLog,
    files,
    webRoot: null,
    runJobs: false,
  });
  await house.app.ready();
  writeFileSync(OUT, `${JSON.stringify(house.app.swagger(), null, 1)}\n`);
  await house.stop();
  rmSync(files, { recursive: true, force: true });
}

await writeDescription();
