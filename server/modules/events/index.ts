import type { LedgerModule } from '../../ledger/index.ts';
import { eventAnswers } from './answers.ts';
import { eventKinds, eventQuestions } from './facts.ts';
import { eventNames } from './names.ts';

/** Events' door: gatherings from plan to summary. */
export const events: LedgerModule = {
  name: 'events',
  kinds: eventKinds,
  questions: eventQuestions,
  answers: eventAnswers,
  names: { event: eventNames },
};
