import { beforeAll, describe, expect, test } from 'vitest';
import type { GuestPage } from '../../contract/guest-page.ts';
import type { RefusalAnswer } from '../../contract/refusals.ts';
import { forgetCareEverywhere } from '../../server/modules/events/index.ts';
import type { Answer, Device } from '../world/app.ts';
import { factsOf } from '../world/event-house.ts';
import { type GuestHouse, guestHouse } from '../world/guest-house.ts';

/** The page behind the link in the message, from the invitation to long after, over HTTP. */

let house: GuestHouse;
let guest: Device;
let ids = 0;

beforeAll(async () => {
  house = await guestHouse();
  guest = house.device();
});

const at = (link: string, what = ''): string => `/api/guest-pages/${link.replace('/g/', '')}${what}`;
const open = async (link: string) => (await guest.ask<GuestPage>('GET', at(link))).body;
const reply = (link: string, given: object): Promise<Answer<GuestPage & RefusalAnswer>> =>
  guest.ask('POST', at(link, '/reply'), { id: `r${++ids}`, ...given });
const code = ({ status, body }: Answer<RefusalAnswer>) => [status, body.error.code];

describe('what it says', () => {
  test('who sells what, when and where on the hall’s clock, and of the person the surname', async () => {
    const shown = await open(await house.linkFor('ouyang'));
    expect(shown).toMatchObject({
      sells: '安禾公司邀请您,会上销售蛋白粉和足浴桶',
      surname: '欧阳',
      inviter: '王敏',
      when: { day: '2026-03-14', doors: '07:50', starts: '09:00', ends: '11:30' },
      answered: null,
      movedFrom: null,
      quiet: false,
      over: false,
    });
    expect(JSON.stringify(shown)).not.toMatch(/淑兰|4190|1381|ouyang/);
  });

  test('forwarded again, the link in the first message still opens', async () => {
    const first = await house.linkFor('zhang');
    await house.linkFor('zhang');
    expect((await open(first)).surname).toBe('张');
  });

  test('no cookie is set, nothing is kept on the way, no search engine keeps the page', async () => {
    const { headers } = await guest.ask('GET', at(await house.linkFor('zhang')));
    expect(headers.get('set-cookie')).toBeNull();
    expect(headers.get('cache-control')).toBe('no-store');
  });

  test('a stop is offered to others once it is nobody’s own front door', async () => {
    const link = await house.linkFor('li');
    for (const [n, customer] of ['zhang', 'ouyang', 'xu'].entries()) {
      expect((await open(link)).stops).toEqual([]);
      expect(
        (await reply(await house.linkFor(customer), { answer: 'yes', stop: '松涛路口' })).status,
        `${n}`,
      ).toBe(200);
    }
    expect((await open(link)).stops).toEqual(['松涛路口']);
  });
});

describe('answering', () => {
  test('yes gives a pass; wishes that follow are no second answer', async () => {
    const link = await house.linkFor('li');
    const { body } = await reply(link, { answer: 'yes' });
    expect(body).toMatchObject({ answered: 'yes', passNumber: expect.stringMatching(/^\d{4}$/) });
    await reply(link, { answer: 'yes', companions: 1 });
    await reply(link, { answer: 'yes', companions: 1, care: ['wheelchair'] });
    await reply(link, { answer: 'yes', companions: 1, care: ['wheelchair'], stop: '松涛路口' });
    expect(await open(link)).toMatchObject({ companions: 1, care: ['wheelchair'], stop: '松涛路口' });
    const said = (await factsOf(house, 'invitation.answered')).filter(
      ({ subject }) => subject === 'customer:li',
    );
    expect(said.map(({ data }) => data)).toEqual([
      { answer: 'yes', companions: 0 },
      { answer: 'yes', companions: 1 },
    ]);
    expect(said[0]?.actor).toBe('customer:li');
  });

  test('sent twice it is one answer, and “no” twice withdraws once', async () => {
    const link = await house.linkFor('xu');
    const no = { id: 'same', answer: 'no' };
    expect((await guest.ask('POST', at(link, '/reply'), no)).status).toBe(200);
    expect((await guest.ask('POST', at(link, '/reply'), no)).status).toBe(200);
    await reply(link, { answer: 'no' });
    expect(await open(link)).toMatchObject({
      state: 'declined',
      answered: 'no',
      passNumber: null,
    });
    const gone = await factsOf(house, 'invitation.withdrawn');
    expect(gone.filter(({ subject }) => subject === 'customer:xu')).toHaveLength(1);
  });

  test('“no” may become “not sure”, and that a “yes” with a new pass', async () => {
    const link = await house.linkFor('xu');
    expect((await reply(link, { answer: 'maybe' })).body).toMatchObject({
      answered: 'maybe',
      passNumber: null,
    });
    expect((await reply(link, { answer: 'yes' })).body).toMatchObject({
      state: 'accepted',
      passNumber: expect.any(String),
    });
  });

  test('“not sure” after “yes” keeps the seat meanwhile', async () => {
    const link = await house.linkFor('zhang');
    const { passNumber } = await open(link);
    expect((await reply(link, { answer: 'maybe' })).body).toMatchObject({ state: 'accepted', passNumber });
  });

  test('what is no answer is refused', async () => {
    const link = await house.linkFor('zhang');
    expect((await reply(link, { answer: 'perhaps' })).status).toBe(400);
    expect((await reply(link, { answer: 'yes', companions: -1 })).status).toBe(400);
    expect((await reply(link, { answer: 'yes', care: ['diabetes'] })).status).toBe(400);
  });
});

describe('taking it along', () => {
  test('the calendar entry has day, hall and pass in lines a phone can read', async () => {
    const link = await house.linkFor('li');
    const { bytes, headers } = await guest.ask('GET', at(link, '/calendar.ics'));
    const text = bytes.toString();
    expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(text).toContain('DTSTART:20260314T010000Z\r\n');
    const lines = text.split('\r\n');
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
    const whole = text.replace(/\r\n /g, '');
    expect(whole).toContain(String.raw`DESCRIPTION:安禾公司邀请您\,会上销售蛋白粉和足浴桶`);
    expect(whole).toContain(`券号 ${(await open(link)).passNumber}`);
    expect(text).not.toContain('桂芳');
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
  });

  test('the code on the page opens the door', async () => {
    const { bytes, headers } = await guest.ask('GET', at(await house.linkFor('li'), '/code.svg'));
    expect(headers.get('content-type')).toContain('image/svg+xml');
    expect(bytes.toString()).toMatch(/^<svg/);
  });
});

describe('when things change', () => {
  test('moved: the old hour is named until the guest has answered anew; the pass stays good', async () => {
    const link = await house.linkFor('li');
    const { passNumber } = await open(link);
    house.clock.set('2026-03-09T10:00:00+08:00');
    const times = {
      doorsAt: '2026-03-15T08:50:00+08:00',
      startsAt: '2026-03-15T10:00:00+08:00',
      endsAt: '2026-03-15T12:00:00+08:00',
    };
    expect((await house.who['zhao-lei'].ask('PATCH', '/api/events/march', times)).status).toBe(204);
    expect(await open(link)).toMatchObject({
      when: { day: '2026-03-15', starts: '10:00' },
      movedFrom: { day: '2026-03-14', starts: '09:00' },
      passNumber,
    });
    house.clock.set('2026-03-09T10:05:00+08:00');
    expect((await reply(link, { answer: 'yes', companions: 2 })).body.movedFrom).toBeNull();
  });

  test('免打扰 in one tap: refused for every way of selling, invited no more, welcome all the same', async () => {
    const link = await house.linkFor('zhang');
    const tap = { id: 'tap' };
    for (let i = 0; i < 2; i++)
      expect((await guest.ask<GuestPage>('POST', at(link, '/quiet'), tap)).body).toMatchObject({
        quiet: true,
        state: 'withdrawn',
        passNumber: null,
      });
    const refusals = await factsOf(house, 'contact.refused');
    expect(refusals).toMatchObject([
      { subject: 'customer:zhang', actor: 'customer:zhang', data: { purpose: 'selling', channel: 'all' } },
    ]);
    expect(code(await reply(link, { answer: 'yes' }))).toEqual([409, 'invitation.withdrawn']);
  });

  test('erased between invitation and page: the link leads nowhere, as if it had never been', async () => {
    const link = await house.linkFor('ouyang');
    const erased = await house.who['zhou-qiming'].ask('POST', '/api/customers/ouyang/erasure', {
      id: 'gone',
      sure: true,
    });
    expect(erased.status, JSON.stringify(erased.body)).toBe(200);
    const closed = await guest.ask<RefusalAnswer>('GET', at(link));
    expect(code(closed)).toEqual([404, 'guest-page.unknown']);
    expect(JSON.stringify(closed.body)).not.toMatch(/欧阳|删除|erased/);
    expect((await reply(link, { answer: 'yes' })).status).toBe(404);
    expect((await guest.ask('GET', at(link, '/calendar.ics'))).status).toBe(404);
  });

  test.each([
    ['forged', '/g/anhe.AAAAAAAAAAAAAAAAAAAAAAAA'],
    ['of another organisation', '/g/nobody.AAAAAAAAAAAAAAAAAAAAAAAA'],
    ['cut off', '/g/anhe.'],
    ['no link at all', '/g/%27%3B--'],
  ])('%s: a kind sentence and whom to ask', async (_, link) => {
    const { status, body } = await guest.ask<RefusalAnswer>('GET', at(link));
    expect(status).toBe(404);
    expect(body.error).toMatchObject({ code: 'guest-page.unknown', mend: { zh: '请邀请您的人再发一次' } });
  });
});

describe('afterwards', () => {
  let link: string;

  test('over: it says so and takes no answer; 免打扰 stays open', async () => {
    link = await house.linkFor('li');
    house.clock.set('2026-03-15T12:01:00+08:00');
    expect(await open(link)).toMatchObject({ over: true, answered: 'yes' });
    expect(code(await reply(link, { answer: 'no' }))).toEqual([409, 'invitation.event-over']);
    const { body } = await guest.ask<GuestPage>('POST', at(link, '/quiet'), { id: 'later' });
    expect(body).toMatchObject({ quiet: true, over: true });
  });

  test('what was asked to be prepared is forgotten a day after the end', async () => {
    const care = () =>
      house.db.inOrganisation('anhe', (tx) =>
        tx.selectFrom('invitation').select('care').where('customer_id', '=', 'wheel').execute(),
      );
    await house.db.inOrganisation('anhe', (tx) =>
      tx
        .insertInto('invitation')
        .values({
          id: 'wheel',
          event_id: 'march',
          customer_id: 'wheel',
          inviter: 'wang-min',
          state: 'accepted',
          care: ['wheelchair'],
          listed_at: new Date(tx.clock.now()),
        })
        .execute(),
    );
    await forgetCareEverywhere(house.db);
    expect(await care()).toEqual([{ care: ['wheelchair'] }]);
    house.clock.set('2026-03-16T12:01:00+08:00');
    await forgetCareEverywhere(house.db);
    expect(await care()).toEqual([{ care: [] }]);
  });

  test('a month later the link has expired', async () => {
    house.clock.set('2026-04-15T12:01:00+08:00');
    const late = await guest.ask<RefusalAnswer>('GET', at(link));
    expect(code(late)).toEqual([410, 'guest-page.expired']);
  });
});

test('called off: plainly, no answer, and the calendar entry is taken back', async () => {
  const other = await guestHouse();
  const link = await other.linkFor('li');
  expect((await other.who['zhao-lei'].ask('POST', '/api/events/march/cancellation')).status).toBe(204);
  expect((await guest.ask('GET', at(link))).status).toBe(404);
  const there = other.device();
  const { body } = await there.ask<GuestPage>('GET', at(link));
  expect(body).toMatchObject({ cancelled: true, passNumber: null, movedFrom: null });
  const answer = { id: 'a', answer: 'yes' };
  expect(code(await there.ask<RefusalAnswer>('POST', at(link, '/reply'), answer))).toEqual([
    409,
    'event.cancelled',
  ]);
  expect((await there.ask('GET', at(link, '/calendar.ics'))).bytes.toString()).toContain('STATUS:CANCELLED');
});
