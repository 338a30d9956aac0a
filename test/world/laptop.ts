import type { AddressInfo } from 'node:net';
import { compose } from '../../server/main.ts';
import { SettableClock } from '../../server/platform/clock.ts';
import { silentLog } from '../../server/platform/log.ts';

/** Guiju as a laptop runs it, until somebody kills it: `node laptop.ts <database> <files> <moment>`. Says its port. */
const [url = '', files = '', now = ''] = process.argv.slice(2);
const clock = new SettableClock(now);
const house = await compose({ url, clock, log: silentLog, files, webRoot: null, runJobs: false });
await house.app.listen({ host: '127.0.0.1', port: 0 });
const { port } = house.app.server.address() as AddressInfo;
process.stdout.write(`${port}\n`);
