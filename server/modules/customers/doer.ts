import type { Ref } from '../../../kernel/index.ts';

/** Who does something: a member by id and posts, or a customer on their own page. */
export interface Doer {
  ref: Ref;
  /** Member id; null for a customer. */
  member: string | null;
  posts: readonly string[];
}

export const memberDoer = ({ member, posts }: { member: string; posts: readonly string[] }): Doer => ({
  ref: `member:${member}`,
  member,
  posts,
});

export const customerDoer = (customer: string): Doer => ({
  ref: `customer:${customer}`,
  member: null,
  posts: [],
});

export const holds = (doer: Doer, ...posts: string[]): boolean =>
  posts.some((post) => doer.posts.includes(post));
