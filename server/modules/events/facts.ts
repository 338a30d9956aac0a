import type { FactKind, Question } from '../../../kernel/index.ts';
import { doorKinds, doorQuestions } from './door/facts.ts';
import { hallKinds, hallQuestions } from './hall/facts.ts';
import { invitingKinds, invitingQuestions } from './inviting/facts.ts';
import { mailingKinds } from './mailing/facts.ts';
import { planningKinds, planningQuestions } from './planning/facts.ts';

/** Everything a gathering records, from the plan to the summary. */
export const eventKinds: FactKind[] = [
  ...planningKinds,
  ...invitingKinds,
  ...mailingKinds,
  ...doorKinds,
  ...hallKinds,
];

export const eventQuestions: Question[] = [
  ...planningQuestions,
  ...invitingQuestions,
  ...doorQuestions,
  ...hallQuestions,
];
