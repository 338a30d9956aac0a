import { describe, expect, it } from 'vitest';
import { record } from '../../server/ledger/index.ts';
import { logAccess } from '../../server/modules/identity/index.ts';
import { testApp } from '../world/app.ts';
import { signedIn, smallCompany } from '../world/small-company.ts';

const house = await testApp();
await smallCompany(house);
const boss = await signedIn(house, 'zhou-qiming');
const here = <R>(work: Parameters<typeof house.db.inOrganisation<R>>[1]) =>
  house.db.inOrganisation('anhe', work);

interface Audit {
  entries: {
    id: string;
    book: string;
    act: string;
    who: { ref: string; name: string };
    what: string;
    why: string;
    at: string;
  }[];
  next: string | null;
}
const read = async (query: string) => (await boss.ask<Audit>('GET', `/api/audit?${query}`)).body;

describe('the audit page', () => {
  it('shows who looked at what, with the reason, and not the customer’s name', async () => {
    house.clock.pass(60_000);
    const entry = {
      who: 'member:wang-min',
      act: 'unmasked',
      what: 'customer:li',
      why: '上门前确认号码',
    } as const;
    await here((tx) => logAccess(tx, entry));
    const { entries } = await read('book=access&act=unmasked');
    expect(entries).toMatchObject([
      {
        book: 'access',
        who: { ref: 'member:wang-min', name: '王敏' },
        what: 'customer:li',
        why: '上门前确认号码',
      },
    ]);
    expect((await read('about=customer:li')).entries).toHaveLength(1);
    expect((await read('who=zhao-lei&book=access')).entries).toEqual([]);
  });

  it('is kept with what was seen, or not at all', async () => {
    const failed = here(async (tx) => {
      await logAccess(tx, { who: 'member:wang-min', act: 'exported', what: 'customer:li', count: 40 });
      throw new Error('the export failed');
    });
    await expect(failed).rejects.toThrow('the export failed');
    expect((await read('act=exported')).entries).toEqual([]);
  });

  it('shows every change as the fact it is', async () => {
    house.clock.pass(60_000);
    await boss.ask('PATCH', '/api/organisation', { customerWord: '会员' });
    const { entries } = await read('book=changes');
    expect(entries[0]).toMatchObject({ act: 'organisation.changed', who: { name: '周启明' }, what: '安禾' });
  });

  it('turns pages without losing or repeating an entry, also where many share one moment', async () => {
    const facts = Array.from({ length: 70 }, () => ({
      kind: 'member.withdrew-notice',
      subject: 'member:chen-hui',
      actor: 'member:gao-lin',
    }));
    await here((tx) => record(tx, facts));
    await here((tx) =>
      logAccess(
        tx,
        facts.map(() => ({ who: 'member:gao-lin', act: 'read' as const, what: 'customer:li' })),
      ),
    );
    const seen: string[] = [];
    let before = '';
    do {
      const page = await read(`who=gao-lin${before && `&before=${encodeURIComponent(before)}`}`);
      seen.push(...page.entries.map(({ id }) => id));
      before = page.next ?? '';
    } while (before);
    expect(seen).toHaveLength(140);
    expect(new Set(seen).size).toBe(140);
  });

  it('is cut by day in the organisation’s zone', async () => {
    house.clock.set('2026-03-12T00:30:00+08:00');
    await here((tx) => logAccess(tx, { who: 'member:chen-hui', act: 'printed', what: 'customer:he' }));
    expect((await read('act=printed&from=2026-03-12&to=2026-03-12')).entries).toHaveLength(1);
    expect((await read('act=printed&from=2026-03-11&to=2026-03-11')).entries).toHaveLength(0);
  });

  it('is not for everybody', async () => {
    expect((await (await signedIn(house, 'wang-min')).ask('GET', '/api/audit')).status).toBe(403);
  });
});
