import { compose } from '../../server/main.ts';
import { ImportWork } from '../../server/modules/customers/import/import-work.ts';
import { realClock } from '../../server/platform/clock.ts';
import { silentLog } from '../../server/platform/log.ts';

/** A server that goes on with an import until it is done, or killed. Says when it begins. */
const [url = '', org = '', id = '', files = ''] = process.argv.slice(2);
const house = await compose({ url, clock: realClock, log: silentLog, files, webRoot: null, runJobs: false });
const work = new ImportWork(house.db);
process.stdout.write('begins\n');
work.start(org, id);
await work.settled(id);
await house.stop();
