import { introduce } from '../../server/ledger/index.ts';
import { modules } from '../../server/main.ts';
import { sendMailEverywhere } from '../../server/modules/events/index.ts';
import { SettableClock } from '../../server/platform/clock.ts';
import { Database } from '../../server/platform/database.ts';
import { postOffice } from '../../server/platform/mail/post-office.ts';

/**
 * A process that carries what is due out of the house, as the job runner does. Started by the story that kills it
 * with a letter in hand: `node letter-carrier.ts <database> <moment>`.
 */
const [url = '', moment = ''] = process.argv.slice(2);
introduce(modules);
const db = new Database({ url, clock: new SettableClock(moment), size: 2 });
await sendMailEverywhere(db, postOffice(process.env));
await db.close();
