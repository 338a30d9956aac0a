import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { GuestPage } from '../../contract/guest-page.ts';
import type { MailGuest, MailingPage } from '../../contract/mailing.ts';
import type { RefusalAnswer } from '../../contract/refusals.ts';
import { sendMailEverywhere } from '../../server/modules/events/index.ts';
import { adoptLaw } from '../../server/modules/policy/index.ts';
import { postOffice } from '../../server/platform/mail/post-office.ts';
import type { Answer } from '../world/app.ts';
import { factsOf } from '../world/event-house.ts';
import { type GuestHouse, guestHouse } from '../world/guest-house.ts';
import { type MailServer, mailServer } from '../world/mail-server.ts';

/** Reminders by e-mail, over a real SMTP server: to whom, in which words, and what becomes of them when things break. */

let server: MailServer;
let house: GuestHouse;
let env: Record<string, string>;

beforeAll(async () => {
  server = await mailServer();
  env = {
    GUIJU_SMTP_URL: server.url,
    GUIJU_MAIL_FROM: 'huodong@anhe.example',
    GUIJU_PUBLIC_URL: 'https://anhe.example',
  };
  house = await guestHouse(null, env);
  await house.db.inOrganisation('anhe', (tx) => adoptLaw(tx, '2026-03-09', 'member:zhou-qiming'));
  house.clock.set('2026-03-10T10:00:00+08:00');
  for (const guest of ['li', 'zhang', 'ouyang', 'xu']) await comes(guest);
}, 120_000);

const wang = () => house.who['wang-min'];
const page = async (who = wang()) => (await who.ask<MailingPage>('GET', '/api/events/march/mailing')).body;
const guest = async (name: string): Promise<MailGuest> => {
  const found = (await page(house.who['zhao-lei'])).guests.find((one) => one.name === name);
  if (!found) throw new Error(`${name} is not there`);
  return found;
};
const carry = () => sendMailEverywhere(house.db, postOffice(env));
const linkOf = async (customer: string) => (await house.linkFor(customer)).replace('/g/', '');
const comes = async (customer: string) =>
  house
    .device()
    .ask('POST', `/api/guest-pages/${await linkOf(customer)}/reply`, { id: `a.${customer}`, answer: 'yes' });
const leaves = async (customer: string, email: string) =>
  house.device().ask<GuestPage>('POST', `/api/guest-pages/${await linkOf(customer)}/email`, { email });
const order = async (id: string, more: object = {}, who = wang()) =>
  who.ask<{ guests: number }>('POST', '/api/events/march/mailing', {
    id,
    words: (await page()).words,
    ...more,
  });
const refused = ({ status, body }: Answer<unknown>) => [status, (body as RefusalAnswer).error.code];

describe('an address', () => {
  it('left on the guest page is for this gathering, is not shown again, and must be one', async () => {
    const { body } = await leaves('li', 'guifang@example.com');
    expect(body.email).toBe('left');
    expect(JSON.stringify(body)).not.toContain('guifang');
    expect((await leaves('li', 'not an address')).status).toBe(400);
    expect(await guest('李桂芳')).toMatchObject({ address: 'g***@example.com', why: null, mail: null });
  });

  it('on record is masked until asked for, and written to only with consent to messages', async () => {
    const { body } = await wang().ask<{ revision: number }>('GET', '/api/customers/zhang');
    const given = { email: 'jianguo@example.com', revision: body.revision };
    expect((await wang().ask('PATCH', '/api/customers/zhang', given)).status).toBe(200);
    const shown = (await wang().ask<{ email: unknown }>('GET', '/api/customers/zhang')).body;
    expect(shown.email).toEqual({ masked: 'j***@example.com', bounced: false });
    const whole = await wang().ask<{ email: string }>('POST', '/api/customers/zhang/unmask', {});
    expect(whole.body.email).toBe('jianguo@example.com');
    expect((await guest('张建国')).why).toBe('no-consent');
    const consent = { id: 'c1', purpose: 'selling', channel: 'message', source: 'phone-in' };
    await wang().ask('POST', '/api/customers/zhang/consents', consent);
    expect((await guest('张建国')).why).toBeNull();
  });
});

describe('a reminder', () => {
  it('is ordered for an hour, to one’s own guests who can be written to, and only in words that may be sent', async () => {
    const bad = await order('m0', { words: '仅剩最后三个座位,快来' });
    expect(bad.status).toBe(403);
    expect(refused(await order('m0', { at: '2026-03-14T09:00:00+08:00' }))).toEqual([422, 'mail.too-late']);
    expect(refused(await order('m0', {}, house.who['li-qiang']))).toEqual([409, 'mail.nobody']);
    expect((await order('m1', { at: '2026-03-10T15:00:00+08:00' })).body).toEqual({ guests: 2 });
    expect((await order('m1')).body).toEqual({ guests: 2 });
    expect(refused(await order('m2'))).toEqual([409, 'mail.nobody']);
    await carry();
    expect(server.letters).toEqual([]);
  });

  it('says first who sells what, names nobody, and carries the guest page, the way out and the calendar', async () => {
    house.clock.set('2026-03-10T15:00:00+08:00');
    await carry();
    expect(server.letters.map(({ to }) => to).sort()).toEqual(['guifang@example.com', 'jianguo@example.com']);
    const letter = server.letters.find(({ to }) => to.startsWith('guifang'));
    const [words = '', calendar = ''] = letter?.parts ?? [];
    expect(words.split('\n')[0]).toBe('安禾公司邀请您,会上销售蛋白粉和足浴桶。');
    expect(words).toContain((await house.invitation('li')).passNumber as string);
    expect(words).not.toMatch(/李桂芳|8821/);
    expect(letter?.headers.subject).toBe('提醒:三月联谊会 3月14日 周六 09:00');
    expect(letter?.headers.from).toContain('huodong@anhe.example');
    const link = words.match(/https:\/\/anhe\.example\/g\/(\S+)/)?.[1] ?? '';
    expect(letter?.headers['list-unsubscribe']).toBe(`<https://anhe.example/g/${link}>`);
    const opened = await house.device().ask<GuestPage>('GET', `/api/guest-pages/${link}`);
    expect(opened.body.event).toBe('三月联谊会');
    expect(calendar).toContain('BEGIN:VEVENT');
    expect(calendar).toContain('DTSTART:20260314T010000Z');
    expect((await guest('李桂芳')).mail).toMatchObject({ state: 'sent', reason: null });
    expect(await factsOf(house, 'reminder.sent')).toHaveLength(2);
    await carry();
    expect(server.letters).toHaveLength(2);
  });

  it('a server that is away is asked once, then later and later; when it is back everybody gets theirs', async () => {
    await leaves('ouyang', 'shulan@example.com');
    await leaves('xu', 'guoping@example.com');
    await order('m3', {}, house.who['zhao-lei']);
    await server.goAway();
    await carry();
    const waiting = [await guest('欧阳淑兰'), await guest('许国平')].map(({ mail }) => mail);
    expect(waiting.map((mail) => mail?.state)).toEqual(['queued', 'queued']);
    expect(waiting.filter((mail) => mail?.reason === 'server-away')).toHaveLength(1);
    house.clock.pass(60_000);
    await carry();
    house.clock.pass(60_000);
    await carry();
    expect(server.letters).toHaveLength(2);
    await server.comeBack();
    house.clock.pass(5 * 60_000);
    await carry();
    await carry();
    expect(
      server.letters
        .map(({ to }) => to)
        .slice(2)
        .sort(),
    ).toEqual(['guoping@example.com', 'shulan@example.com']);
  });

  it('an address that does not exist is noted, said on the page, and not tried again until it is another', async () => {
    await moved('2026-03-14T10:00:00+08:00');
    server.unknown.add('guoping@example.com');
    await order('m4', {}, house.who['li-qiang']);
    await carry();
    expect(await guest('许国平')).toMatchObject({
      why: 'bounced',
      mail: { state: 'failed', reason: 'bounced' },
    });
    expect(refused(await order('m5', {}, house.who['li-qiang']))).toEqual([409, 'mail.nobody']);
    await leaves('xu', 'xu-guoping@example.com');
    expect((await order('m5', {}, house.who['li-qiang'])).body).toEqual({ guests: 1 });
    await carry();
    expect((await guest('许国平')).mail?.state).toBe('sent');
    expect(server.letters.at(-1)?.headers.subject).toContain('10:00');
  });

  it('one that came back later is noted by whoever reads the sender’s mailbox', async () => {
    await order('m6');
    await carry();
    const { mail } = await guest('张建国');
    expect(mail?.state).toBe('sent');
    expect(refused(await house.who['li-qiang'].ask('POST', `/api/mail/${mail?.id}/bounce`))).toEqual([
      403,
      'invitation.not-yours',
    ]);
    expect((await wang().ask('POST', `/api/mail/${mail?.id}/bounce`)).status).toBe(204);
    expect(await guest('张建国')).toMatchObject({
      why: 'bounced',
      mail: { state: 'failed', reason: 'bounced' },
    });
    const { body } = await wang().ask<{ email: { bounced: boolean } }>('GET', '/api/customers/zhang');
    expect(body.email.bounced).toBe(true);
  });

  it('killed after the server took it and before that was written down: it comes again as the same letter', async () => {
    await moved('2026-03-14T10:30:00+08:00');
    await order('m7', {}, house.who['li-qiang']);
    const before = server.letters.length;
    const carrier = spawn(
      process.execPath,
      [
        join(import.meta.dirname, '../world/letter-carrier.ts'),
        house.url,
        new Date(house.clock.now()).toISOString(),
      ],
      { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'inherit'] },
    );
    const gone = new Promise((resolve) => carrier.once('close', resolve));
    server.onTaken = async () => {
      carrier.kill('SIGKILL');
      await gone;
    };
    await gone;
    server.onTaken = null;
    expect(server.letters).toHaveLength(before + 1);
    expect((await guest('许国平')).mail?.state).toBe('queued');
    await carry();
    expect(server.letters).toHaveLength(before + 1);
    house.clock.pass(5 * 60_000);
    await carry();
    expect(server.letters).toHaveLength(before + 2);
    const [first, second] = server.letters.slice(before).map(({ headers }) => headers['message-id']);
    expect(first).toBe(second);
    expect((await guest('许国平')).mail?.state).toBe('sent');
    const kept = (await factsOf(house, 'reminder.sent')).filter(({ id }) => id.includes('m7'));
    expect(kept).toHaveLength(1);
    // A process of its own has to start first
  }, 60_000);
});

describe('nobody is written to', () => {
  it('at night, where the address is one on record: it waits for the morning', async () => {
    await leaves('ouyang', '');
    await wang().ask('POST', '/api/customers/ouyang/consents', {
      id: 'c2',
      purpose: 'selling',
      channel: 'message',
      source: 'phone-in',
    });
    const { body } = await wang().ask<{ revision: number }>('GET', '/api/customers/ouyang');
    await wang().ask('PATCH', '/api/customers/ouyang', { email: 'ou@example.com', revision: body.revision });
    house.clock.set('2026-03-10T22:30:00+08:00');
    await moved('2026-03-14T11:00:00+08:00');
    const before = server.letters.length;
    await order('m8');
    await carry();
    expect(server.letters.map(({ to }) => to).slice(before)).toEqual(['guifang@example.com']);
    const { mail } = await guest('欧阳淑兰');
    expect(mail).toMatchObject({
      state: 'queued',
      reason: 'held',
      says: { zh: '现在是夜间。是顾客约的吗?' },
    });
    house.clock.set('2026-03-11T09:30:00+08:00');
    await carry();
    expect(server.letters.at(-1)?.to).toBe('ou@example.com');
  });

  it('who withdraws consent, says 免打扰, or is erased between the order and the hour', async () => {
    await moved('2026-03-14T11:30:00+08:00');
    await leaves('zhang', 'zhang@example.com');
    await order('m9', { at: '2026-03-11T15:00:00+08:00' }, house.who['zhao-lei']);
    const before = server.letters.length;
    // Consent to messages withdrawn; the invitation stands
    await wang().ask('POST', '/api/customers/ouyang/consent-withdrawals', {
      id: 'w1',
      purpose: 'selling',
      channel: 'message',
      source: 'phone-in',
    });
    await house.device().ask('POST', `/api/guest-pages/${await linkOf('xu')}/quiet`, { id: 'q1' });
    expect(
      (await house.who['zhou-qiming'].ask('POST', '/api/customers/li/erasure', { id: 'e1', sure: true }))
        .status,
    ).toBe(200);
    house.clock.set('2026-03-11T15:00:00+08:00');
    await carry();
    expect(server.letters.slice(before).map(({ to }) => to)).toEqual(['zhang@example.com']);
    const states = await house.db.inOrganisation('anhe', (tx) =>
      tx
        .selectFrom('event_mail')
        .select(['invitation_id', 'state', 'reason'])
        .where('mailing_id', '=', 'm9')
        .where('state', '=', 'dropped')
        .execute(),
    );
    expect(states.map(({ reason }) => reason).sort()).toEqual(['no-consent', 'withdrawn', 'withdrawn']);
  });

  it('of an hour that has moved since, or of a gathering called off', async () => {
    await moved('2026-03-14T12:00:00+08:00');
    const before = server.letters.length;
    await order('m10', { at: '2026-03-11T16:00:00+08:00' });
    await moved('2026-03-14T12:30:00+08:00');
    house.clock.set('2026-03-11T16:00:00+08:00');
    await carry();
    expect((await guest('张建国')).mail).toMatchObject({ state: 'dropped', reason: 'event-moved' });
    await order('m11', { at: '2026-03-11T17:00:00+08:00' });
    expect((await wang().ask('POST', '/api/events/march/mailing/stop')).status).toBe(204);
    expect((await guest('张建国')).mail).toMatchObject({ state: 'dropped', reason: 'stopped' });
    await order('m12', { at: '2026-03-11T17:00:00+08:00' });
    await house.who['zhao-lei'].ask('POST', '/api/events/march/cancellation');
    house.clock.set('2026-03-11T17:00:00+08:00');
    await carry();
    expect(server.letters).toHaveLength(before);
  });
});

async function moved(startsAt: string): Promise<void> {
  const times = { startsAt, endsAt: '2026-03-14T14:00:00+08:00' };
  const { status } = await house.who['zhao-lei'].ask('PATCH', '/api/events/march', times);
  expect(status).toBe(204);
}
