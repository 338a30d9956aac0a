import type { LedgerModule } from '../../ledger/index.ts';
import { policyKinds } from './facts.ts';

/** Policy's door: what others may ask and do. */
export { policyAccess } from './access.ts';
export { adoptLaw } from './adopt-law.ts';
export { adoptPack, type NewAdoption } from './adopt-pack.ts';
export { retirePack } from './retire-pack.ts';
export { policyRoutes } from './routes.ts';
export { setValue } from './set-value.ts';

export const policy: LedgerModule = { name: 'policy', kinds: policyKinds, questions: [], answers: {} };
