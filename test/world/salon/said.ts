import { type NewFact, record } from '../../../server/ledger/index.ts';
import type { Transaction } from '../../../server/platform/database.ts';
import { SALON } from './salon-people.ts';

/** What somebody at the event ticks on their card. */
export const said = (tx: Transaction, kind: string, by: string, data: NewFact['data'] = {}) =>
  record(tx, {
    id: `said.${kind}`,
    kind,
    subject: `event:${SALON}`,
    actor: `member:${by}`,
    source: 'demo',
    data,
  });
