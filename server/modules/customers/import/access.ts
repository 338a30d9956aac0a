import type { Access } from '../../identity/index.ts';

/** Lists come through the office or the sales managers; whoever imports sees what the list says, so it is one verb. */
export const importAccess = {
  'customer.import': ['administrator', 'office', 'sales-manager', 'marketing-director', 'general-manager'],
} as const satisfies Access;
