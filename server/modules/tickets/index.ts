import type { LedgerModule } from '../../ledger/index.ts';
import { ticketKinds } from './facts.ts';
import { ticketNames } from './names.ts';

/** Tickets' door: complaints, repairs, paid service and enquiries, from the first call to the last. */
export { ticketsAccess } from './access.ts';
export { eraseTicketWords } from './erase-ticket-words.ts';
export { ticketsParty } from './handover-party.ts';
export { seesTicketPhoto } from './reading/photo.ts';
export { ticketsRoutes } from './routes.ts';

export const tickets: LedgerModule = {
  name: 'tickets',
  kinds: ticketKinds,
  questions: [],
  answers: {},
  names: { ticket: ticketNames },
  places: Object.fromEntries(ticketKinds.map(({ kind }) => [kind, '/tickets/{ticket}'])),
};
