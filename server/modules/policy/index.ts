import type { LedgerModule } from '../../ledger/index.ts';
import { policyKinds } from './facts.ts';

/** Policy's door: what others may ask and do. */
export { policyAccess } from './access.ts';
export { adoptLaw, adoptLawToday } from './adopt-law.ts';
export { adoptPack, type NewAdoption } from './adopt-pack.ts';
export { checkPack, withKinds } from './check-pack.ts';
export { type LoadedPack, loadPacks, packsFolder } from './load-packs.ts';
export { inWords, type PackProblem } from './pack-problem.ts';
export { parsePack } from './pack-source.ts';
export { retirePack } from './retire-pack.ts';
export { policyRoutes } from './routes.ts';
export { setValue } from './set-value.ts';

export const policy: LedgerModule = { name: 'policy', kinds: policyKinds, questions: [], answers: {} };
