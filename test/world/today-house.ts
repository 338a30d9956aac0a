import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { buildWeb } from '../../cli/build-web.ts';
import { guestArrived, memberDoer } from '../../server/modules/customers/index.ts';
import { adoptPack } from '../../server/modules/policy/index.ts';
import { type Device, type TestApp, testApp } from './app.ts';
import { PASSWORD, smallCompany } from './small-company.ts';

const root = join(import.meta.dirname, '..', '..');

/** Values for the blanks of the customer-file rules: what 安禾 chose. */
const blanks = {
  survey_hand_in: 'P1D',
  allocate_within: 'P1D',
  seal_within: 'P2D',
  new_member_share: 10,
  rebuild_within: 'P0D',
};

/** 安禾 with its pages built, the customer-file rules in force since January, and nobody's file yet. */
export async function todayHouse(now: string): Promise<TestApp> {
  const webRoot = await buildWeb(root, () => {});
  const house = await testApp({ now: '2026-01-01T08:00:00+08:00', webRoot });
  await smallCompany(house);
  await house.db.inOrganisation('anhe', (tx) =>
    adoptPack(
      tx,
      { id: 'adoption-1', pack: 'customer-files', from: '2026-01-01', blanks },
      'member:zhou-qiming',
      'set-up',
    ),
  );
  house.clock.set(now);
  return house;
}

export interface Guest {
  id: string;
  name: string;
  phone: string;
  outcome: 'bought' | 'none';
}

const answers = {
  activity: 'get-together',
  products: '蛋白粉 2 罐',
  feedback: '想了解怎么服用',
  wishes: '足浴桶',
  next_step: '周四三点送货',
};

/** Comes to the get-together of the clock's day and has her file made the same day: one `file.completed`. */
export async function makeFile(house: TestApp, device: Device, guest: Guest, by = 'wang-min'): Promise<void> {
  const { id, name, phone, outcome } = guest;
  const day = new Date(house.clock.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  await expectDone(
    device.ask('POST', '/api/customers', { id, name, phones: [phone], source: 'event', consents: yes }),
  );
  await house.db.inOrganisation('anhe', (tx) =>
    guestArrived(tx, { id, customer: id, activity: 'get-together' }, memberDoer({ member: by, posts: [] })),
  );
  await expectDone(device.ask('POST', '/api/files', { id, customer: id, activityOn: day }));
  await expectDone(
    device.ask('POST', `/api/files/${id}/completion`, { id: `${id}-done`, outcome, fields: answers }),
  );
}

/** Sales calls need her yes; it was given on the form. */
const yes = [{ purpose: 'selling', channel: 'phone', source: 'event' }];

async function expectDone(asked: Promise<{ status: number; body: unknown }>): Promise<void> {
  const { status, body } = await asked;
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
}

/** The browser's own session: its cookie serves every page of the context. */
export async function signIn(context: BrowserContext, house: TestApp, account: string): Promise<void> {
  const answer = await context.request.post(`${house.address}/api/session`, {
    data: { account, password: PASSWORD },
    headers: { 'x-guiju': '1' },
  });
  if (!answer.ok()) throw new Error(`${account} could not sign in: ${await answer.text()}`);
}
