import type { Transaction } from '../../server/platform/database.ts';
import type { Device, TestApp } from './app.ts';
import { DEMO_PASSWORD, ORG } from './company.ts';
import type { Guest } from './guests.ts';
import { playTo } from './play.ts';
import { toldApp } from './told-app.ts';

/** The week told up to a moment, with everybody of the company at a device of their own. */
export interface AskedWeek {
  house: TestApp;
  until(moment: string): Promise<unknown>;
  as(account: string): Promise<Device>;
  get<T>(who: string, path: string): Promise<T>;
  statusOf(who: string, path: string): Promise<number>;
  here<R>(work: (tx: Transaction) => Promise<R>): Promise<R>;
  /** What is or was owed about a file, a member, a customer. */
  owed(subject: string, noun: string): Promise<Owed[]>;
  /** The customer's own page, behind the code that a member reads to them while no SMS is connected. */
  ownPageOf(guest: Guest, reader: string): Promise<Device>;
}

interface Owed {
  clause: string;
  holder: string;
  state: string;
  lapsed: boolean;
  due_at: Date | null;
}

export async function askedWeek(moment: string): Promise<AskedWeek> {
  const house = await toldApp(moment);
  const devices = new Map<string, Device>();
  const here: AskedWeek['here'] = (work) => house.db.inOrganisation(ORG, work);
  const as = async (account: string) => {
    const before = devices.get(account);
    if (before) return before;
    const device = house.device();
    const { status } = await device.ask('POST', '/api/session', { account, password: DEMO_PASSWORD });
    if (status !== 204) throw new Error(`${account} could not sign in`);
    devices.set(account, device);
    return device;
  };
  const get = async <T>(who: string, path: string): Promise<T> => {
    const { status, body } = await (await as(who)).ask<T>('GET', path);
    if (status !== 200) throw new Error(`${who} ${path}: ${status} ${JSON.stringify(body)}`);
    return body;
  };
  return {
    house,
    until: (next) => playTo(house, next),
    as,
    get,
    statusOf: async (who, path) => (await (await as(who)).ask('GET', path)).status,
    here,
    owed: (subject, noun) =>
      here((tx) =>
        tx
          .selectFrom('obligation')
          .select(['clause', 'holder', 'state', 'lapsed', 'due_at'])
          .where('subject', '=', subject)
          .where('noun', '=', noun)
          .orderBy('due_at')
          .execute(),
      ),
    async ownPageOf({ id, name, phone }, reader) {
      const device = house.device();
      const person = { organisation: ORG, name, phone };
      await device.ask('POST', '/api/own/codes', person);
      const { rows } = await get<{ rows: { body: string }[] }>(reader, `/api/customers/${id}/messages`);
      const code = /\d{6}/.exec(rows[0]?.body ?? '')?.[0];
      const { status } = await device.ask('POST', '/api/own/session', { ...person, code });
      if (status !== 204) throw new Error(`The code did not open the page of ${name}`);
      return device;
    },
  };
}
