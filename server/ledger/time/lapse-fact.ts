import { hashId, type Instant, type Obligation } from '../../../kernel/index.ts';
import { aboutObligation } from '../derived.ts';

/** That something fell due undone: made once, at the moment it was due, also after days of outage. */
export const lapseFact = (owed: Obligation) => ({
  id: hashId('obligation.lapsed', owed.id),
  kind: 'obligation.lapsed',
  at: owed.dueAt as Instant,
  subject: owed.subject,
  refs: { obligation: `obligation:${owed.id}` },
  actor: 'system:clock',
  data: aboutObligation(owed),
  source: 'clock' as const,
});
