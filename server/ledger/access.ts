/** Who may ask why. A representative sees their own obligations and those of their posts; these see anyone's. */
export const ledgerAccess = {
  'obligation.why': ['everyone'],
  'obligation.why-any': [
    'general-manager',
    'marketing-director',
    'sales-manager',
    'sales-supervisor',
    'consultant',
    'service-manager',
    'administrator',
  ],
} as const;

const seesAny: readonly string[] = ledgerAccess['obligation.why-any'];
export const mayAny = (posts: readonly string[]): boolean => posts.some((post) => seesAny.includes(post));
