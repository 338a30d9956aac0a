import { describe, expect, it } from 'vitest';
import type { MemberRow } from '../../contract/identity.ts';
import type { RefusalAnswer } from '../../contract/refusals.ts';
import { identity } from '../../server/modules/identity/index.ts';
import { testApp } from '../world/app.ts';
import { signedIn, smallCompany } from '../world/small-company.ts';

const house = await testApp();
await smallCompany(house);
const admin = await signedIn(house, 'admin');
const office = await signedIn(house, 'gao-lin');

const answer = (question: string, id: string) =>
  house.db.inOrganisation(
    'anhe',
    async (tx) => (await identity.answers[question]?.(tx, [id]))?.get(id) ?? null,
  );
const kindsOf = async (subject: string) => {
  const rows = await house.db.inOrganisation('anhe', (tx) =>
    tx.selectFrom('fact').select(['kind', 'data']).where('subject', '=', subject).orderBy('seq').execute(),
  );
  return rows.map(({ kind, data }) => ({ kind, data }));
};
const member = async (id: string) => (await admin.ask<MemberRow>('GET', `/api/members/${id}`)).body;
const change = async (id: string, what: object, as = admin) =>
  as.ask<MemberRow & RefusalAnswer>('PATCH', `/api/members/${id}`, {
    revision: (await member(id)).revision,
    ...what,
  });

describe('members', () => {
  it('join with posts and a department; sent twice they join once', async () => {
    const new_ = {
      id: 'wu-dan',
      name: '吴丹',
      signInName: 'wu-dan',
      department: 'sales',
      joinedOn: '2026-02-24',
      posts: [{ post: 'representative', department: 'sales' }],
    };
    for (let i = 0; i < 2; i++) {
      const { status, body } = await office.ask<MemberRow>('POST', '/api/members', new_);
      expect(status).toBe(200);
      expect(body).toMatchObject({
        name: '吴丹',
        lineManager: { id: 'zhao-lei' },
        signIn: 'none',
        joinedOn: '2026-02-24',
      });
    }
    expect(await kindsOf('member:wu-dan')).toEqual([
      { kind: 'member.joined', data: { department: 'department:sales' } },
      { kind: 'post.given', data: { post: 'representative', department: 'department:sales' } },
    ]);
    expect(await answer('member.posts', 'wu-dan')).toEqual(['representative']);
    expect(await answer('member.line_manager', 'wu-dan')).toBe('member:zhao-lei');
  });

  it('keep their names to themselves', async () => {
    const taken = await office.ask<RefusalAnswer>('POST', '/api/members', {
      id: 'x1',
      name: '另一位',
      signInName: 'Wang-Min',
    });
    expect([taken.status, taken.body.error.code]).toEqual([409, 'member.sign-in-name-taken']);
  });

  it('move: posts, department and manager, each a fact', async () => {
    const { body } = await change('li-qiang', {
      lineManager: 'chen-hui',
      posts: [{ post: 'consultant', department: 'service' }],
    });
    expect(body.lineManager).toEqual({ id: 'chen-hui', name: '陈慧' });
    expect(body.posts.map(({ code }) => code)).toEqual(['consultant']);
    const kinds = (await kindsOf('member:li-qiang')).map(({ kind }) => kind).slice(-3);
    expect(kinds).toEqual(['member.moved', 'post.withdrawn', 'post.given']);
    expect(await answer('post.holders', 'consultant')).toEqual(['member:chen-hui', 'member:li-qiang']);
    expect(await answer('member.rank', 'li-qiang')).toBe(50);
  });

  it('are not overwritten by a second editor who saw the old state', async () => {
    const { revision } = await member('chen-hui');
    const edit = (phone: string) =>
      admin.ask<RefusalAnswer>('PATCH', '/api/members/chen-hui', { revision, phone });
    expect((await edit('13800000001')).status).toBe(200);
    const late = await edit('13800000002');
    expect([late.status, late.body.error.code]).toEqual([409, 'member.changed-meanwhile']);
    expect((await member('chen-hui')).phone).toBe('13800000001');
  });

  it('carry no name and no phone into the facts', async () => {
    await change('chen-hui', { name: '陈惠', phone: '13912345678' });
    const facts = JSON.stringify(
      await house.db.inOrganisation('anhe', (tx) => tx.selectFrom('fact').selectAll().execute()),
    );
    expect(facts).not.toMatch(/陈|13912345678/);
  });
});

describe('high posts', () => {
  it('are not given by HR, to itself or to others', async () => {
    const refused = await change('gao-lin', { posts: [{ post: 'administrator' }] }, office);
    expect([refused.status, refused.body.error.code]).toEqual([403, 'member.high-post']);
    const added = await office.ask<RefusalAnswer>('POST', '/api/members', {
      id: 'x2',
      name: '新',
      posts: [{ post: 'general-manager' }],
    });
    expect(added.status).toBe(403);
    const dismissed = await office.ask<RefusalAnswer>('POST', '/api/departures', {
      id: 'd1',
      member: 'admin',
      lastDay: '2026-03-31',
    });
    expect(dismissed.body.error.code).toBe('member.high-post');
  });

  it('the last administrator stays one', async () => {
    const refused = await change('admin', { posts: [] });
    expect([refused.status, refused.body.error.code]).toEqual([409, 'member.last-administrator']);
    expect(
      (await change('zhou-qiming', { posts: [{ post: 'general-manager' }, { post: 'administrator' }] }))
        .status,
    ).toBe(200);
    expect((await change('admin', { posts: [] })).status).toBe(200);
    expect((await admin.ask('GET', '/api/members')).status).toBe(403);
  });
});

describe('departments', () => {
  it('form a tree without circles and close when empty', async () => {
    const gm = await signedIn(house, 'zhou-qiming');
    const ask = (method: 'POST' | 'PATCH' | 'DELETE', path: string, body?: object) =>
      gm.ask<RefusalAnswer>(method, `/api/departments${path}`, body);
    expect(
      (await ask('POST', '', { id: 'market', name: '市场部', kind: 'branch', region: '510100' })).status,
    ).toBe(200);
    expect((await ask('PATCH', '/sales', { parent: 'market' })).status).toBe(200);
    expect((await ask('PATCH', '/market', { parent: 'sales' })).body.error.code).toBe('department.circle');
    expect((await ask('DELETE', '/market')).body.error.code).toBe('department.not-empty');
    expect((await ask('DELETE', '/sales')).body.error.code).toBe('department.not-empty');
    expect((await ask('PATCH', '/sales', { parent: null })).status).toBe(200);
    expect((await ask('DELETE', '/market')).status).toBe(200);
  });
});

describe('the organisation', () => {
  it('changes its words, zone and region, and refuses what is none', async () => {
    const gm = await signedIn(house, 'zhou-qiming');
    const ask = (body: object) => gm.ask<RefusalAnswer>('PATCH', '/api/organisation', body);
    expect((await ask({ zone: 'Asia/Nowhere' })).body.error.code).toBe('organisation.zone');
    expect((await ask({ region: '990000' })).body.error.code).toBe('organisation.region');
    expect((await ask({ customerWord: '会员', fileMode: 'paper' })).body).toMatchObject({
      customerWord: '会员',
    });
    expect(
      (
        await gm.ask('PATCH', '/api/posts/representative', {
          name: { zh: '客户经理', en: 'Account manager' },
        })
      ).status,
    ).toBe(200);
    const me = await (await signedIn(house, 'wang-min')).ask<{ posts: { name: { zh: string } }[] }>(
      'GET',
      '/api/me',
    );
    expect(me.body.posts[0]?.name.zh).toBe('客户经理');
    expect(await answer('organisation.file_mode', 'anhe')).toBe('paper');
    expect((await kindsOf('organisation:anhe')).map(({ kind }) => kind)).toEqual([
      'organisation.changed',
      'post.changed',
    ]);
  });

  it('is not changed by a representative', async () => {
    const representative = await signedIn(house, 'wang-min');
    expect((await representative.ask('PATCH', '/api/organisation', { name: '我的公司' })).status).toBe(403);
  });
});
