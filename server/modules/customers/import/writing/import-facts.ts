import type { NewFact } from '../../../../ledger/index.ts';
import { factSource } from '../../consent/give-consent.ts';
import type { BatchRow } from './batch.ts';
import type { Writing, WrittenConsent } from './writing.ts';

/** Ids are made from the import's and the line's, so that undo can name each fact it withdraws. */
export const factId = {
  added: (customer: string) => `customer-added:${customer}`,
  corrected: (importId: string, line: number) => `customer-corrected:${importId}.${line}`,
  owner: (importId: string, line: number) => `owner-assigned:${importId}.${line}`,
  consent: (consent: string) => `consent:${consent}`,
  written: (importId: string, nth: number) => `import-written:${importId}.${nth}`,
  undone: (importId: string) => `import-undone:${importId}`,
};

/** Fields of the customer's row; consents and owners have facts of their own. */
const OWN_FACT = new Set(['consent', 'owner']);

/** What happened to the customers of one batch, each fact once. */
export function factsOfBatch(
  rows: readonly BatchRow[],
  consents: readonly WrittenConsent[],
  owned: ReadonlySet<string>,
  { importId, by }: Writing,
): NewFact[] {
  const common = { actor: by, source: 'import' as const };
  const facts: NewFact[] = [];
  for (const row of rows) {
    const subject = `customer:${row.verdict === 'new' ? row.customer_id : row.matches}`;
    const fields = Object.keys(row.changes ?? {}).filter((field) => !OWN_FACT.has(field));
    if (row.verdict === 'new')
      facts.push({
        ...common,
        id: factId.added(row.customer_id),
        kind: 'customer.added',
        subject,
        data: { source: 'import' },
      });
    else if (fields.length > 0)
      facts.push({
        ...common,
        id: factId.corrected(importId, row.line),
        kind: 'customer.corrected',
        subject,
        data: { fields },
      });
    if (row.owner !== null && owned.has(subject.slice('customer:'.length)))
      facts.push({
        ...common,
        id: factId.owner(importId, row.line),
        kind: 'owner.assigned',
        subject,
        data: { owner: `member:${row.owner}`, rule: 'discretion' },
      });
  }
  return [...facts, ...consents.map((consent) => ({ ...common, ...consentFact(consent) }))];
}

const consentFact = ({ id, customer_id, purpose, channel, source }: WrittenConsent) => ({
  id: factId.consent(id),
  kind: 'consent.given',
  subject: `customer:${customer_id}`,
  data: { purpose, channel, source: factSource(source) },
});
