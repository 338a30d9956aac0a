import type { PostCode } from '../../../contract/identity.ts';

/** A module's `access.ts`: verb → posts that may, one line each. `everyone` is anybody signed in. */
export type Access = Readonly<Record<string, readonly (PostCode | 'everyone')[]>>;

export interface Permissions {
  may(posts: readonly string[], verb: string): boolean;
  has(verb: string): boolean;
  /** What somebody holding these posts may do: sent to the web, so that it hides the rest. */
  verbsOf(posts: readonly string[]): string[];
  verbs: readonly string[];
}

/** Merges the modules' tables into one: post × verb. Two modules that name one verb are a mistake. */
export function permissionTable(tables: readonly Access[]): Permissions {
  const posts = new Map<string, ReadonlySet<string>>();
  for (const [verb, allowed] of tables.flatMap((table) => Object.entries(table))) {
    if (posts.has(verb)) throw new Error(`Two modules name the verb ${verb}`);
    posts.set(verb, new Set(allowed));
  }
  const may = (held: readonly string[], verb: string): boolean => {
    const allowed = posts.get(verb);
    if (!allowed) throw new Error(`No access.ts names the verb ${verb}`);
    return allowed.has('everyone') || held.some((post) => allowed.has(post));
  };
  const verbs = [...posts.keys()].sort();
  return {
    may,
    has: (verb) => posts.has(verb),
    verbsOf: (held) => verbs.filter((verb) => may(held, verb)),
    verbs,
  };
}
