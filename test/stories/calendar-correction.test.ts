import { beforeAll, describe, expect, it } from 'vitest';
import { record, replay } from '../../server/ledger/index.ts';
import { customers } from '../../server/modules/customers/index.ts';
import type { Device, TestApp } from '../world/app.ts';
import { agreesToCalls, calendarHouse, callBacksOf, fileOf, letTimePass } from '../world/calendar-house.ts';
import { signedIn } from '../world/small-company.ts';
import { derivedRows } from '../world/small-house.ts';

/** A file of 8 March was entered as a buyer's; it was her neighbour who bought. The fact is mended, never edited. */

let house: TestApp;
let wang: Device;

beforeAll(async () => {
  house = await calendarHouse('2026-03-08T16:00:00+08:00', '2026-03-06');
  wang = await signedIn(house, 'wang-min');
  await wang.ask('POST', '/api/customers', {
    id: 'luo',
    name: '罗素华',
    phones: ['13812349043'],
    source: 'event',
  });
  await agreesToCalls(house, 'luo');
  await fileOf(house, wang, { id: 'luo', name: '罗素华', phone: '13812349043', outcome: 'bought' });
  await letTimePass(house, '2026-03-10T10:00:00+08:00');
});

const fileFact = () =>
  house.db.inOrganisation('anhe', (tx) =>
    tx
      .selectFrom('fact')
      .selectAll()
      .where('kind', '=', 'file.completed')
      .where('subject', '=', 'customer:luo')
      .executeTakeFirstOrThrow(),
  );

const correct = async () => {
  const wrong = await fileFact();
  await house.db.inOrganisation('anhe', (tx) =>
    record(tx, [
      {
        id: 'file-completed:luo:mended',
        kind: 'file.completed',
        at: wrong.at.getTime(),
        subject: 'customer:luo',
        refs: wrong.refs as Record<string, string>,
        actor: 'member:zhao-lei',
        data: { ...(wrong.data as Record<string, string | boolean>), outcome: 'none' },
      },
      {
        id: 'mends:luo',
        kind: 'fact.corrected',
        subject: 'customer:luo',
        actor: 'member:zhao-lei',
        data: { fact: wrong.id, by: 'file-completed:luo:mended' },
      },
    ]),
  );
};

describe('a corrected fact', () => {
  it('what the wrong one opened is cancelled; the right one is judged at its own hour', async () => {
    expect(await callBacksOf(house, 'luo')).toHaveLength(6);
    await correct();
    const owed = await callBacksOf(house, 'luo');
    expect(
      owed
        .filter(({ state }) => state === 'superseded')
        .map(({ clause }) => clause)
        .sort(),
    ).toEqual(['S003.3-08', 'S003.3-09', 'S003.3-10', 'S003.3-16', 'S003.3-16', 'S003.3-16']);
    expect(owed.filter(({ state }) => state === 'open').map(({ clause, due }) => [clause, due])).toEqual([
      ['S003.3-12', '2026-03-11'],
      ['S003.3-13', '2026-03-23'],
    ]);
  });

  it('both facts stay on record, and mending again changes nothing', async () => {
    const kept = await fileFact();
    expect(kept.data).toMatchObject({ outcome: 'bought' });
    const before = await house.db.inOrganisation('anhe', derivedRows);
    await correct();
    expect(await house.db.inOrganisation('anhe', derivedRows)).toEqual(before);
  });

  it('the why of a cancelled duty names what ended it', async () => {
    const { id } = await house.db.inOrganisation('anhe', (tx) =>
      tx
        .selectFrom('obligation')
        .select('id')
        .where('clause', '=', 'S003.3-08')
        .where('subject', '=', 'customer:luo')
        .executeTakeFirstOrThrow(),
    );
    const why = await wang.ask<{ facts: { kindText: { zh: string }; role: string }[] }>(
      'GET',
      `/api/obligations/${id}/why`,
    );
    expect(why.status).toBe(200);
    expect(why.body.facts.map(({ kindText, role }) => [kindText.zh, role])).toEqual([
      ['建档', 'opened'],
      ['更正', 'ended'],
    ]);
  });

  it('a call withdrawn because it was never made leaves the duty owed again', async () => {
    const [first] = (await callBacksOf(house, 'luo')).filter(({ state }) => state === 'open');
    expect(first?.clause).toBe('S003.3-12');
    const { id } = await house.db.inOrganisation('anhe', (tx) =>
      tx
        .selectFrom('obligation')
        .select('id')
        .where('clause', '=', 'S003.3-12')
        .where('state', '=', 'open')
        .executeTakeFirstOrThrow(),
    );
    await wang.ask('POST', '/api/call-backs', {
      id: 'c1',
      obligations: [id],
      at: '2026-03-10T10:00:00+08:00',
      channel: 'phone',
      result: 'satisfied',
    });
    expect((await callBacksOf(house, 'luo')).find(({ clause }) => clause === 'S003.3-12')?.state).toBe(
      'discharged',
    );
    await house.db.inOrganisation('anhe', (tx) =>
      record(tx, {
        id: 'w1',
        kind: 'fact.withdrawn',
        subject: 'customer:luo',
        actor: 'member:wang-min',
        data: { fact: 'call-back:c1' },
      }),
    );
    expect((await callBacksOf(house, 'luo')).find(({ clause }) => clause === 'S003.3-12')?.state).toBe(
      'open',
    );
  });

  it('replayed it gives the same rows', async () => {
    const before = await house.db.inOrganisation('anhe', derivedRows);
    await house.db.inOrganisation('anhe', replay);
    expect(await house.db.inOrganisation('anhe', derivedRows)).toEqual(before);
  });
});

describe('a contact written down for the wrong person', () => {
  const answered = () =>
    house.db.inOrganisation(
      'anhe',
      async (tx) =>
        (await customers.answers['customer.selling_answered_7_days']?.(tx, ['luo']))?.get('luo') ?? null,
    );
  it('no longer counts against what she may be called once it is withdrawn', async () => {
    const before = await answered();
    const fact = {
      id: 'contact:wrong',
      kind: 'contact.made',
      subject: 'customer:luo',
      actor: 'member:wang-min',
      data: { channel: 'phone', direction: 'out', purpose: 'selling', answered: true },
    };
    await house.db.inOrganisation('anhe', (tx) => record(tx, fact));
    expect(await answered()).toBe(Number(before) + 1);
    await house.db.inOrganisation('anhe', (tx) =>
      record(tx, {
        kind: 'fact.withdrawn',
        subject: 'customer:luo',
        actor: 'member:wang-min',
        data: { fact: fact.id },
      }),
    );
    expect(await answered()).toBe(before);
  });
});
