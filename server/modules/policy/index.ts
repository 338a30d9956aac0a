import type { LedgerModule } from '../../ledger/index.ts';
import { policyAnswers, policyQuestions } from './answers.ts';
import { policyKinds } from './facts.ts';
import { sheetNames } from './sheets/names.ts';

/** Policy's door: what others may ask and do. */
export { policyAccess } from './access.ts';
export { adoptLaw, adoptLawToday } from './adopting/adopt-law.ts';
export { adoptPack, type NewAdoption } from './adopting/adopt-pack.ts';
export { ANYWHERE, checkPack, withKinds } from './packs/check-pack.ts';
export { type LoadedPack, loadPacks, packsFolder } from './packs/load-packs.ts';
export { inWords } from './packs/pack-problem.ts';
export { parsePack } from './packs/pack-source.ts';
export { policyRoutes } from './routes.ts';
export { seesEntryPhoto } from './sheets/photo.ts';
export { plainKind } from './sheets/plain-kind.ts';
export { sayFen } from './sheets/say-values.ts';
export { type Summary, summariesOf } from './sheets/summaries.ts';
export { trialOfFile } from './simulating/simulate-proposal.ts';

export const policy: LedgerModule = {
  name: 'policy',
  kinds: policyKinds,
  questions: policyQuestions,
  answers: policyAnswers,
  namesOtherwise: sheetNames,
};
