/** Everyone may read the rules they work by; the general manager decides which they are. */
export const policyAccess = {
  'policy.read': ['everyone'],
  // Which sheets, and whose: the clauses name the posts
  'sheet.fill': ['everyone'],
  // Whoever may change a rule sees first what the change would have done
  'policy.simulate': ['general-manager', 'administrator'],
  'policy.adopt': ['general-manager', 'administrator'],
} as const;
