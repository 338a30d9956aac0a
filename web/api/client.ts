import { answered, unanswered } from './reach.ts';
import { setServerTime } from './server-time.ts';

/** What the server says when it will not: a sentence in both languages and, where there is one, the mend. */
export class Refused extends Error {
  override name = 'Refused';
  readonly code: string;
  readonly status: number;
  readonly says: { zh: string; en: string };
  readonly mend: { zh: string; en: string } | null;
  readonly details: unknown;

  constructor(status: number, answer: RefusalAnswer) {
    super(answer.message.en);
    this.status = status;
    this.code = answer.code;
    this.says = answer.message;
    this.mend = answer.mend ?? null;
    this.details = answer.details;
  }
}

/** No answer came: the network, or the server, is away. Nothing is known about what happened there. */
export class Unreachable extends Error {
  override name = 'Unreachable';
}

interface RefusalAnswer {
  code: string;
  message: { zh: string; en: string };
  mend?: { zh: string; en: string };
  details?: unknown;
}

const silent: RefusalAnswer = {
  code: 'server.silent',
  message: { zh: '服务器没有给出说明。', en: 'The server gave no explanation.' },
  mend: {
    zh: '稍后再试;仍然不行请告诉管理员。',
    en: 'Try again in a moment; if it stays, tell the administrator.',
  },
};

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

async function send(
  method: Method,
  path: string,
  body: unknown,
  signal?: AbortSignal,
  accept = 'application/json',
): Promise<Response> {
  const form = body instanceof FormData;
  const headers: Record<string, string> = { accept, 'x-guiju': '1' };
  if (body !== undefined && !form) headers['content-type'] = 'application/json';
  try {
    return await fetch(path, {
      method,
      headers,
      credentials: 'same-origin',
      body: body === undefined ? undefined : form ? body : JSON.stringify(body),
      signal: signal ?? AbortSignal.timeout(30_000),
    });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    unanswered();
    throw new Unreachable('no answer', { cause });
  }
}

async function refusalOf(response: Response): Promise<Refused> {
  const said = (await response.json().catch(() => null)) as { error?: RefusalAnswer } | null;
  return new Refused(response.status, said?.error?.message ? said.error : silent);
}

/** A gateway that cannot reach the server is the same to the person as no network. */
const awayStatuses = new Set([502, 503, 504]);

async function call<T>(method: Method, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  const response = await heard(await send(method, path, body, signal));
  if (response.status === 204) return undefined as T;
  return (await response.json()) as T;
}

/** An answer that is one; a refusal and a gateway that cannot reach the server are thrown. */
async function heard(response: Response): Promise<Response> {
  if (awayStatuses.has(response.status)) {
    unanswered();
    throw new Unreachable(`status ${response.status}`);
  }
  answered();
  const now = response.headers.get('x-guiju-now');
  if (now) setServerTime(now);
  if (!response.ok) throw await refusalOf(response);
  return response;
}

/** Posts, and hands over each line of a long answer as it comes. The person decides how long it may take. */
async function lines<T>(
  path: string,
  body: unknown,
  tell: (line: T) => void,
  signal: AbortSignal,
): Promise<void> {
  const response = await heard(
    await send('POST', path, body, signal, 'application/x-ndjson, application/json'),
  );
  let rest = '';
  const text = new TextDecoder();
  const reader = response.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    const whole = (rest + text.decode(part.value, { stream: true })).split('\n');
    rest = whole.pop() ?? '';
    for (const line of whole) if (line !== '') tell(JSON.parse(line) as T);
  }
}

export const api = {
  get: <T>(path: string, signal?: AbortSignal) => call<T>('GET', path, undefined, signal),
  post: <T>(path: string, body: unknown) => call<T>('POST', path, body),
  /** With a signal the person decides how long it may take. */
  put: <T>(path: string, body: unknown, signal?: AbortSignal) => call<T>('PUT', path, body, signal),
  patch: <T>(path: string, body: unknown) => call<T>('PATCH', path, body),
  delete: <T>(path: string) => call<T>('DELETE', path),
  lines,
};

/** `path('/api/owing', { day, member })`: leaves out what is not given. */
export function withQuery(
  path: string,
  query: Readonly<Record<string, string | number | undefined>>,
): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  if (given.length === 0) return path;
  return `${path}?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
}
