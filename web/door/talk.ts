import type { Said } from './say.ts';

/** The server said no, in a sentence. */
export class Refused extends Error {
  override name = 'Refused';
  readonly status: number;
  readonly code: string;
  readonly says: Said;
  readonly mend: Said | null;

  constructor(status: number, { code, message, mend }: { code: string; message: Said; mend?: Said }) {
    super(message.en);
    this.status = status;
    this.code = code;
    this.says = message;
    this.mend = mend ?? null;
  }
}

/** No answer came: nothing is known about what happened there. */
export class Away extends Error {
  override name = 'Away';
}

/** How far the server's clock is ahead of this device's, as of the last answer. */
let ahead = 0;
export const serverNow = (): number => Date.now() + ahead;
export const clockDifference = (): number => ahead;

const LONGEST = 8_000;

/** Asks as this desk. The token goes in a header: it stands in no address and in no log. */
export async function talk<T>(
  token: string,
  method: 'GET' | 'POST',
  path: string,
  body?: unknown,
): Promise<T> {
  const response = await send(token, method, path, body);
  const now = response.headers.get('x-guiju-now');
  if (now) ahead = Date.parse(now) - Date.now();
  if (response.status >= 500 || response.status === 429) throw new Away(`status ${response.status}`);
  if (response.status === 204) return undefined as T;
  const answer = await response.json().catch(() => null);
  if (!response.ok) throw new Refused(response.status, answer?.error ?? silent);
  return answer as T;
}

async function send(token: string, method: string, path: string, body: unknown): Promise<Response> {
  const headers: Record<string, string> = { authorization: `Bearer ${token}`, 'x-guiju': '1' };
  if (body !== undefined) headers['content-type'] = 'application/json';
  const init = { method, headers, signal: AbortSignal.timeout(LONGEST), credentials: 'omit' as const };
  try {
    return await fetch(path, body === undefined ? init : { ...init, body: JSON.stringify(body) });
  } catch (cause) {
    throw new Away('no answer', { cause });
  }
}

const silent = {
  code: 'server.silent',
  message: { zh: '服务器没有给出说明', en: 'The server gave no explanation' },
};
