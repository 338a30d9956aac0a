import type { Caller } from '../../platform/caller.ts';

/** Everything a person holds: what is theirs by name, and what is theirs by post. */
export const holdersOfCaller = ({ member, posts }: Pick<Caller, 'member' | 'posts'>): string[] => [
  `member:${member}`,
  ...posts.map((post) => `post:${post}`),
];

export const memberRef = ({ member }: Pick<Caller, 'member'>): string => `member:${member}`;
