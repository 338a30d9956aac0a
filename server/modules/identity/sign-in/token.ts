import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits behind the organisation's code: the code says where to look, the bits are the secret. */
export function makeToken(org: string): { token: string; hash: string } {
  const secret = randomBytes(32).toString('base64url');
  return { token: `${org}.${secret}`, hash: hashOf(secret) };
}

/** Null for what cannot be one of ours. */
export function readToken(token: string): { org: string; hash: string } | null {
  const parts = /^([a-z][\w-]{0,79})\.([\w-]{43})$/.exec(token);
  return parts ? { org: parts[1] as string, hash: hashOf(parts[2] as string) } : null;
}

/** The secret has its full strength already: a plain digest is enough, and quick. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');
