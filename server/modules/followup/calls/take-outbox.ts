import type { z } from 'zod';
import type { outbox, outboxAnswer } from '../../../../contract/followup.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Database, Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { keepingRefusals } from '../../customers/index.ts';
import { discharge } from '../obligations/discharge.ts';
import { makePromise } from '../promises/make-promise.ts';
import { makeCallBack } from './make-call-back.ts';
import { makeVisit } from './make-visit.ts';
import { missCall } from './miss-call.ts';

type Entry = z.output<typeof outbox>['entries'][number];

/**
 * A device's day, kept while it was out of reach, in the order it was written. Each line is a transaction of its
 * own and answers for itself; the whole sent twice is recorded once.
 */
export async function takeOutbox(
  db: Database,
  { entries }: z.output<typeof outbox>,
  caller: Caller,
): Promise<z.infer<typeof outboxAnswer>> {
  const lines: z.infer<typeof outboxAnswer>['entries'] = [];
  for (const entry of entries) {
    try {
      await keepingRefusals(db, caller.org, (tx) => carryOut(tx, entry, caller));
      lines.push({ id: entry.body.id, done: true, code: null, says: null });
    } catch (error) {
      // A fault of ours is none of the line's: the device keeps the rest and sends again
      if (!(error instanceof Refusal) || error.status >= 500) throw error;
      lines.push({ id: entry.body.id, done: false, code: error.code, says: error.says });
    }
  }
  return { entries: lines };
}

async function carryOut(tx: Transaction, entry: Entry, caller: Caller): Promise<unknown> {
  switch (entry.what) {
    case 'call-back':
      return makeCallBack(tx, entry.body, caller);
    case 'missed':
      return missCall(tx, entry.body, caller);
    case 'visit':
      return makeVisit(tx, entry.body, caller);
    case 'promise':
      return makePromise(tx, entry.body, caller);
    case 'discharge':
      return discharge(tx, entry.obligation, entry.body, caller);
  }
}
