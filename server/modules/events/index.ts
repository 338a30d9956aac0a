import type { LedgerModule } from '../../ledger/index.ts';
import { eventAnswers } from './answers.ts';
import { eventKinds, eventQuestions } from './facts.ts';
import { invitingHears } from './inviting/hears.ts';
import { eventNames } from './names.ts';
import { eventPlaces } from './places.ts';

/** Events' door: gatherings from plan to summary. */
export { eventsAccess } from './access.ts';
export { forgetCareEverywhere } from './inviting/forget-care.ts';
export { releaseSeatsEverywhere } from './inviting/release-seats.ts';
export { sendMailEverywhere } from './mailing/send-due.ts';
export { eventsRoutes } from './routes.ts';

export const events: LedgerModule = {
  name: 'events',
  kinds: eventKinds,
  questions: eventQuestions,
  answers: eventAnswers,
  names: { event: eventNames },
  places: eventPlaces,
  hears: invitingHears,
};
