import type { LedgerModule } from '../../ledger/index.ts';
import { identityKinds } from './facts.ts';
import { identityNames } from './names.ts';
import { identityAnswers, identityQuestions } from './questions.ts';

/** Identity's door: what others may ask and do about the organisation and its people. */
export { identityAccess } from './access.ts';
export { accessOf, logAccess } from './audit/log-access.ts';
export { looksAt } from './audit/looks-at.ts';
export { giveNotice } from './leaving/give-notice.ts';
export { leaveAtTheHour } from './leaving/leave.ts';
export { obligationsParty } from './leaving/obligations.ts';
export type { HandoverParty } from './leaving/party.ts';
export { activeMembers } from './organisation/active-members.ts';
export { addMember, type NewMember } from './organisation/add-member.ts';
export { changeDepartment, openDepartment } from './organisation/departments.ts';
export { foundOrganisation } from './organisation/found.ts';
export { holdersOf, lineManagersOf, postsOver } from './organisation/house.ts';
export { colleagues } from './organisation/members.ts';
export { expectMembers } from './organisation/on-record.ts';
export { type Access, permissionTable } from './permissions.ts';
export { identityRoutes } from './routes.ts';
export { authenticate } from './sign-in/authenticate.ts';
export { setPassword } from './sign-in/choose-password.ts';
export { forgetOldSignIns } from './sign-in/forget.ts';
export { hashPassword } from './sign-in/password.ts';
export { ensureSetUpCode } from './sign-in/set-up.ts';

export const identity: LedgerModule = {
  name: 'identity',
  kinds: identityKinds,
  questions: identityQuestions,
  answers: identityAnswers,
  names: identityNames,
};
