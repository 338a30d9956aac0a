import type { CustomerPage } from '../../contract/customers.ts';
import type { Today } from '../../contract/today.ts';
import { passTime } from '../../server/ledger/index.ts';
import { giveConsent, memberDoer } from '../../server/modules/customers/index.ts';
import { adoptLaw, adoptPack } from '../../server/modules/policy/index.ts';
import { type Device, type TestApp, testApp } from './app.ts';
import { smallCompany } from './small-company.ts';
import { type Guest, makeFile } from './today-house.ts';

const blanks = {
  survey_hand_in: 'P1D',
  allocate_within: 'P1D',
  seal_within: 'P2D',
  new_member_share: 10,
  rebuild_within: 'P0D',
};

/** 安禾 with the law, its customer-file rules and its calling hours in force, and nobody's file yet. */
export async function calendarHouse(now: string, from = '2026-01-01'): Promise<TestApp> {
  const house = await testApp({ now: `${from}T00:00:00+08:00` });
  await smallCompany(house);
  await house.db.inOrganisation('anhe', async (tx) => {
    await adoptLaw(tx, from, 'system:set-up');
    for (const [pack, more] of [
      ['customer-files', { blanks }],
      ['calling-hours', {}],
    ] as const)
      await adoptPack(tx, { id: `adopt-${pack}`, pack, from, ...more }, 'member:zhou-qiming', 'set-up');
  });
  await letTimePass(house, now);
  return house;
}

/** Moves the clock and lets what happens by itself happen: days open, duties lapse. */
export async function letTimePass(house: TestApp, until: string): Promise<void> {
  house.clock.set(until);
  await passTime(house.db, 'anhe');
}

/** A guest who came, said yes to being called, and has a file: bought or not. */
export async function fileOf(house: TestApp, device: Device, guest: Guest, by = 'wang-min'): Promise<void> {
  await makeFile(house, device, guest, by);
}

/** The customer's word that we may call with offers, as the form of the day has it. */
export const agreesToCalls = (house: TestApp, customer: string, by = 'wang-min') =>
  house.db.inOrganisation('anhe', (tx) =>
    giveConsent(
      tx,
      customer,
      [{ id: `yes.${customer}`, purpose: 'selling', channel: 'phone', source: 'survey-form' }],
      memberDoer({ member: by, posts: ['representative'] }),
    ),
  );

export interface OwedRow {
  clause: string;
  slot: string;
  holder: string;
  due: string;
  state: string;
  lapsed: boolean;
}

/** Every call-back of a customer, with the day at whose end it falls due. */
export const callBacksOf = (house: TestApp, customer: string): Promise<OwedRow[]> =>
  house.db.inOrganisation('anhe', async (tx) => {
    const rows = await tx
      .selectFrom('obligation')
      .select(['clause', 'slot', 'holder', 'due_at', 'state', 'lapsed'])
      .where('noun', '=', 'call-back')
      .where('subject', '=', `customer:${customer}`)
      .orderBy('due_at')
      .orderBy('holder')
      .orderBy('clause')
      .execute();
    return rows.map(({ due_at, ...row }) => ({ ...row, due: dayOf((due_at as Date).getTime() - 1) }));
  });

export const dayOf = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);

export const todayOf = async (device: Device): Promise<Today> => {
  const { status, body } = await device.ask<Today>('GET', '/api/today');
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body;
};

/** The card about a customer on somebody's list. */
export async function cardOf(device: Device, customer: string) {
  const card = (await todayOf(device)).cards.find(({ subject }) => subject.ref === `customer:${customer}`);
  if (!card) throw new Error(`No card about ${customer}`);
  return card;
}

export const pageOf = async (device: Device, customer: string): Promise<CustomerPage> =>
  (await device.ask<CustomerPage>('GET', `/api/customers/${customer}`)).body;
