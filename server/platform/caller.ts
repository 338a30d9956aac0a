import type {} from 'fastify';

/** Holds `organisation.token`; http reads it, identity writes it. */
export const SESSION_COOKIE = 'guiju_session';

/** Who is asking: found by the session, true for this one request. */
export interface Caller {
  org: string;
  /** Member id, without `member:`. */
  member: string;
  name: string;
  /** Codes of the posts held at this moment. */
  posts: readonly string[];
  /** Id of the session, so that one's own can be told from the others. */
  session: string;
  address: string;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set on every route but the public ones, where reading it is a mistake. */
    caller: Caller;
    /** Refuses with `forbidden` unless one of the caller's posts may do the verb. */
    may(verb: string): void;
  }
  interface FastifyContextConfig {
    /** The verb of `access.ts` the route needs; with several, any of them. Checked before the body is read. */
    verb?: string | readonly string[];
    /** Asked without signing in. The list of such routes is held by a test. */
    public?: true;
  }
}
