import type { LedgerModule } from '../../ledger/index.ts';
import { identityKinds } from './facts.ts';
import { identityNames } from './names.ts';
import { identityAnswers, identityQuestions } from './questions.ts';

/** Identity's door: what others may ask and do about the organisation and its people. */
export { identityAccess } from './access.ts';
export { type AccessAct, logAccess } from './audit/log-access.ts';
export { type Look, looksAt } from './audit/looks-at.ts';
export { giveNotice } from './leaving/give-notice.ts';
export { handOver } from './leaving/hand-over.ts';
export { leave, leaveAtTheHour } from './leaving/leave.ts';
export { nameHeirs } from './leaving/name-heirs.ts';
export { obligationsParty } from './leaving/obligations.ts';
export type { HandoverParty, Held, Moved } from './leaving/party.ts';
export { addMember, type NewMember } from './organisation/add-member.ts';
export { foundPosts } from './organisation/change-posts.ts';
export { changeDepartment, openDepartment } from './organisation/departments.ts';
export { foundOrganisation, type NewOrganisation } from './organisation/found.ts';
export type { Hand } from './organisation/high-posts.ts';
export { holdersOf, lineManagersOf } from './organisation/house.ts';
export { colleagues } from './organisation/members.ts';
export { dayIn, organisationSettings } from './organisation/settings.ts';
export { type Access, type Permissions, permissionTable } from './permissions.ts';
export { identityRoutes } from './routes.ts';
export { authenticate } from './sign-in/authenticate.ts';
export { setPassword } from './sign-in/choose-password.ts';
export { hashPassword } from './sign-in/password.ts';
export { ensureSetUpCode } from './sign-in/set-up.ts';

export const identity: LedgerModule = {
  name: 'identity',
  kinds: identityKinds,
  questions: identityQuestions,
  answers: identityAnswers,
  names: identityNames,
};
