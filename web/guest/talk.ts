import type { GuestPage } from '../../contract/guest-page.ts';
import { english } from './words.ts';

/** `/g/anhe.k3…` → `anhe.k3…` */
export const link = location.pathname.replace(/^\/g\//, '').replace(/\/$/, '');
export const address = (what = ''): string => `/api/guest-pages/${encodeURIComponent(link)}${what}`;

/** The server said no, in a sentence. */
export class Refused extends Error {
  declare readonly says: string;
  declare readonly mend: string;
  constructor(says: string, mend: string) {
    super(says);
    this.says = says;
    this.mend = mend;
  }
}

/** No cookie goes along: the link is all the server is told. */
export async function talk(what = '', body?: object): Promise<GuestPage> {
  const answer = await fetch(address(what), {
    credentials: 'omit',
    method: body ? 'POST' : 'GET',
    headers: body ? { 'content-type': 'application/json', 'x-guiju': '1' } : {},
    body: body ? JSON.stringify(body) : null,
  });
  const told = await answer.json();
  if (answer.ok) return told as GuestPage;
  const say = (text?: { zh: string; en: string }): string => (text ? text[english ? 'en' : 'zh'] : '');
  throw new Refused(say(told.error.message), say(told.error.mend));
}
