import type { LedgerModule } from '../../ledger/index.ts';
import { followupAnswers } from './answers.ts';
import { approvalAnswers, approvalQuestions } from './approvals/answers.ts';
import { followupKinds, followupQuestions } from './facts.ts';
import { turnAnswers, turnQuestions } from './last-turns.ts';
import { leaveHears } from './owing/leave-hears.ts';

/** Follow-up's door: today's list, call-backs, promises, and who owes what. */
export { followupAccess } from './access.ts';
export { makeCallBack } from './calls/make-call-back.ts';
export { makeVisit } from './calls/make-visit.ts';
export { missCall } from './calls/miss-call.ts';
export { startCall } from './calls/start-call.ts';
export { eraseWords } from './erase-words.ts';
export { type News, tell } from './notices/tell.ts';
export { tellOfLapsesEverywhere } from './notices/tell-of-lapses.ts';
export { delegate } from './obligations/delegate.ts';
export { discharge } from './obligations/discharge.ts';
export { waive } from './obligations/waive.ts';
export { absentOn, setAbsence } from './owing/absences.ts';
export { capacityOn } from './owing/capacity-on.ts';
export { saveReview } from './owing/review.ts';
export { makePromise } from './promises/make-promise.ts';
export { followupRoutes } from './routes.ts';

export const followup: LedgerModule = {
  name: 'followup',
  kinds: followupKinds,
  questions: [...followupQuestions, ...approvalQuestions, ...turnQuestions],
  answers: { ...followupAnswers, ...approvalAnswers, ...turnAnswers },
  hears: leaveHears,
};
