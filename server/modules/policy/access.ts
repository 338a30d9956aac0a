/** Everyone may read the rules they work by; the general manager decides which they are. */
export const policyAccess = {
  'policy.read': ['everyone'],
  // Which sheets, and whose: the clauses name the posts
  'sheet.fill': ['everyone'],
  'policy.adopt': ['general-manager', 'administrator'],
} as const;
