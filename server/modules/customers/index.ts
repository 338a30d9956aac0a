import type { LedgerModule } from '../../ledger/index.ts';
import { custodyAnswers } from './answers/custody-answers.ts';
import { customerAnswers } from './answers/customer-answers.ts';
import { customersKinds } from './facts.ts';
import { customersNames } from './names.ts';
import { customersQuestions } from './questions.ts';

/** Customers' door: who they are, what they agreed to, their files and who keeps, owns and may read them. */
export { customersAccess } from './access.ts';
export { expectAllowed, keepingRefusals, keepRefusal, RefusedAct } from './acts.ts';
export { endFreeze, freezeSelling, markContacted, markUnreachable } from './consent/freeze-selling.ts';
export { giveConsent } from './consent/give-consent.ts';
export { seesProof } from './consent/proof.ts';
export { refuseContact } from './consent/refuse-contact.ts';
export { closeFileAfterCall, openFileForCall } from './custody/call-opens-file.ts';
export { closeFilesEverywhere } from './custody/close-files-everywhere.ts';
export { completeFile, saveDraft } from './custody/complete-file.ts';
export { lendFiles } from './custody/lend-file.ts';
export { startFile } from './custody/start-file.ts';
export { takeBackFiles } from './custody/take-back.ts';
export { customerDoer, type Doer, memberDoer } from './doer.ts';
export { missingFields } from './forms/missing-fields.ts';
export { releasedForm } from './forms/released-form.ts';
export { settleHousehold } from './household/settle-household.ts';
export { openingReasons } from './opening/opening-reasons.ts';
export { organisationOf as ownPageOf, ownCustomer } from './own-page/own-session.ts';
export { customersParty, filesParty } from './ownership/handover-parties.ts';
export { moveOwnership } from './ownership/move-ownership.ts';
export { personOf } from './people.ts';
export { addCustomer } from './person/add-customer.ts';
export { guestArrived, markBought, markReturned } from './person/bought.ts';
export { type PersonToCall, peopleForCalling } from './person/for-calling.ts';
export { isOlder } from './person/is-older.ts';
export { type MailAddress, mailAddresses, noteBounce } from './person/mail-addresses.ts';
export { maskedEmail } from './person/masked-email.ts';
export { maskedName } from './person/masked-phone.ts';
export { customersRoutes } from './routes.ts';
export { type DoorPerson, lookUp, peopleAtDoor } from './search/at-the-door.ts';
export { customersSeen } from './search/customers-seen.ts';
export { fileByNumber } from './search/file-by-number.ts';
export { searchCustomers } from './search/search-customers.ts';
export { queryGram } from './search-grams.ts';
export { surnameLength } from './surnames.ts';
export { seesFormPhoto } from './survey/sees-form-photo.ts';

export const customers: LedgerModule = {
  name: 'customers',
  kinds: customersKinds,
  questions: customersQuestions,
  answers: { ...customerAnswers, ...custodyAnswers },
  names: customersNames,
  // What a leaver holds on paper comes in where files are kept
  places: { 'member.handed-over': '/files' },
};
