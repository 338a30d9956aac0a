import { beforeAll, describe, expect, it } from 'vitest';
import type { Preview } from '../../contract/policy.ts';
import type { RefusalAnswer } from '../../contract/refusals.ts';
import { record, replay } from '../../server/ledger/index.ts';
import { addMember, hashPassword, setPassword } from '../../server/modules/identity/index.ts';
import { adoptPack } from '../../server/modules/policy/index.ts';
import type { Transaction } from '../../server/platform/database.ts';
import { testApp } from '../world/app.ts';
import { PASSWORD, signedIn, smallCompany } from '../world/small-company.ts';
import { derivedRows } from '../world/small-house.ts';

const house = await testApp({ now: '2026-03-02T09:00:00+08:00' });
await smallCompany(house);
const inside = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> =>
  house.db.inOrganisation('anhe', work);

const from = '2026-03-01';
const variants = { 'running-order': 'thirteen-segments', 'get-together-penalties': 'get-together-scale' };
const directors = ['lin-tao', 'fang-min'];
const hand = { by: 'system:set-up', source: 'set-up' as const };

beforeAll(async () => {
  const hash = await hashPassword(PASSWORD);
  await inside(async (tx) => {
    for (const [i, id] of directors.entries()) {
      // Whoever has held a post longer comes first
      house.clock.set(`2026-03-02T09:0${i}:00+08:00`);
      await addMember(
        tx,
        { id, name: id, signInName: id, posts: [{ post: 'marketing-director' as const }] },
        hand,
      );
      await setPassword(tx, id, hash, hand.by, 'set-up');
    }
    await adoptPack(tx, { id: 'files', pack: 'customer-files', from }, 'member:zhou-qiming', 'set-up');
  });
});

describe('the rules of meetings', () => {
  it('go together with the customer files; one scale of penalties is chosen', async () => {
    const gm = await signedIn(house, 'zhou-qiming');
    const { status, body } = await gm.ask<Preview>('POST', '/api/policy/packs/event-rules/preview', {
      variants,
    });
    expect(status).toBe(200);
    expect(body.conflicts).toEqual([]);
    expect(body.waiting).toContainEqual({ clause: 'S000.1-18', blanks: ['slides_reviewed_before'] });
    await inside((tx) =>
      adoptPack(tx, { id: 'rules', pack: 'event-rules', from, variants }, 'member:zhou-qiming', 'set-up'),
    );
    const on = await inside((tx) => tx.selectFrom('clause_version').select('clause').execute());
    const clauses = on.map(({ clause }) => clause);
    expect(clauses).toContain('S000.14-33');
    expect(clauses).not.toContain('S000.10-08b');
    expect(clauses).not.toContain('S000.3-03');
  });

  const chairs = () =>
    inside((tx) =>
      tx
        .selectFrom('obligation')
        .select(['subject', 'holder', 'state', 'due_at'])
        .where('clause', '=', 'S000.14-12')
        .orderBy('due_at')
        .execute(),
    );
  const schedule = (event: string, day: string, id: string) =>
    inside((tx) =>
      record(tx, {
        id,
        kind: 'event.scheduled',
        subject: `event:${event}`,
        actor: 'member:zhao-lei',
        data: {
          day,
          doors: `${day}T07:50:00+08:00`,
          starts: `${day}T09:00:00+08:00`,
          ends: `${day}T11:30:00+08:00`,
          guests: 90,
          off_site: false,
        },
      }),
    );

  it('have the directors chair the morning in turn, and a moved day keeps its chair', async () => {
    await schedule('one', '2026-03-14', 's1');
    await schedule('two', '2026-03-21', 's2');
    await schedule('two', '2026-03-22', 's3');
    await schedule('three', '2026-03-28', 's4');
    expect((await chairs()).map(({ subject, holder, state }) => [subject, holder, state])).toEqual([
      ['event:one', 'member:lin-tao', 'open'],
      ['event:two', 'member:fang-min', 'superseded'],
      ['event:two', 'member:fang-min', 'open'],
      ['event:three', 'member:lin-tao', 'open'],
    ]);
  });
});

describe('late on the day', () => {
  const book = () =>
    inside((tx) =>
      tx
        .selectFrom('award_entry')
        .select(['id', 'amount', 'state', 'written'])
        .where('member', '=', 'member:wang-min')
        .where('clause', '=', 'S000.14-29')
        .execute(),
    );
  const standing = async () => {
    const entries = await inside((tx) =>
      tx.selectFrom('award_entry').selectAll().where('member', '=', 'member:wang-min').execute(),
    );
    const mended = new Set(entries.map(({ mends }) => mends));
    return entries.find(({ id }) => !mended.has(id)) ?? entries[0];
  };
  const decide = async (account: string, id: string, amount: number | null) => {
    const device = await signedIn(house, account);
    const award = (await standing())?.id ?? '';
    return device.ask<RefusalAnswer>('POST', `/api/awards/${award}/decisions`, {
      id,
      amount,
      reason: '报到晚了',
    });
  };

  it('is one point, proposed, with the written figure kept', async () => {
    house.clock.set('2026-03-14T07:04:00+08:00');
    await inside((tx) =>
      record(tx, {
        id: 'late',
        kind: 'member.reported',
        subject: 'member:wang-min',
        refs: { event: 'event:one' },
        actor: 'member:wang-min',
        data: { late_minutes: 4, neat: true, excused: false },
      }),
    );
    expect(await book()).toEqual([
      expect.objectContaining({
        amount: -1,
        state: 'proposed',
        written: { min: 2000, max: 2000, unit: 'fen' },
      }),
    ]);
  });

  it('takes effect only when human resources and the director have both said yes', async () => {
    const far = await decide('gao-lin', 'd0', -2);
    expect([far.status, far.body.error.code]).toEqual([422, 'award.range']);
    expect((await decide('gao-lin', 'd1', -1)).status).toBe(204);
    expect(await standing()).toMatchObject({ amount: -1, state: 'proposed' });
    // The same one again, under a new id, is not the other one's yes
    const again = await decide('gao-lin', 'd2', -1);
    expect([again.status, again.body.error.code]).toEqual([403, 'award.not-yours']);
    expect((await decide('lin-tao', 'd3', -1)).status).toBe(204);
    expect(await standing()).toMatchObject({ amount: -1, state: 'in-force' });
  });

  it('comes out the same when it is replayed', async () => {
    const before = await inside(derivedRows);
    await inside((tx) => replay(tx));
    expect(await inside(derivedRows)).toEqual(before);
  });
});
