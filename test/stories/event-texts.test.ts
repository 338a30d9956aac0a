import { beforeAll, describe, expect, it } from 'vitest';
import type { RefusalAnswer } from '../../contract/refusals.ts';
import type { EventTexts, OneText, ReadText } from '../../contract/texts.ts';
import { addMember, hashPassword, setPassword } from '../../server/modules/identity/index.ts';
import { adoptLawToday, adoptPack } from '../../server/modules/policy/index.ts';
import type { Device } from '../world/app.ts';
import { type EventHouse, eventHouse, factsOf } from '../world/event-house.ts';
import { officeFile } from '../world/office-files.ts';
import { PASSWORD, signedIn } from '../world/small-company.ts';
import { SLIDES } from '../world/spring/slides.ts';

/** Texts are screened both ways before anybody sees them: what may not be said, and what must be there. */

let house: EventHouse;
let lin: Device;
let rep: Device;

beforeAll(async () => {
  house = await eventHouse({ opened: false, now: '2026-03-10T11:00:00+08:00' });
  const hash = await hashPassword(PASSWORD);
  const hand = { by: 'system:set-up', source: 'set-up' as const };
  await house.db.inOrganisation('anhe', async (tx) => {
    await adoptLawToday(tx);
    const post = { post: 'marketing-director' as const };
    await addMember(tx, { id: 'lin-tao', name: '林涛', signInName: 'lin-tao', posts: [post] }, hand);
    await setPassword(tx, 'lin-tao', hash, hand.by, 'set-up');
    // Of the next day: what was done today was done without it
    const from = '2026-03-11';
    await adoptPack(tx, { id: 'files', pack: 'customer-files', from }, 'member:zhou-qiming', 'set-up');
    const variants = { 'running-order': 'thirteen-segments', 'get-together-penalties': 'get-together-scale' };
    await adoptPack(
      tx,
      { id: 'rules', pack: 'event-rules', from, variants, blanks: { slides_reviewed_before: '-P1D' } },
      'member:zhou-qiming',
      'set-up',
    );
  });
  lin = await signedIn(house, 'lin-tao');
  rep = await signedIn(house, 'wang-min');
});

const slides = {
  text: 'lecture',
  title: '膳食营养讲座讲稿',
  use: 'slides',
  category: 'health-food',
  speaker: null,
};
const handIn = <T = OneText>(body: object, by = lin) =>
  by.ask<T>('POST', '/api/events/march/texts', { ...slides, ...body });
const list = async () => (await lin.ask<EventTexts>('GET', '/api/events/march/texts')).body;
/** `[14, '降血压']`; what is missing stands on no page. */
const marksOf = ({ versions: [latest] }: OneText) => latest?.marks.map(({ page, word }) => [page, word]);
const refusal = async (body: object, by = lin) => (await handIn<RefusalAnswer>(body, by)).body.error;

describe('fact 11: the lecturer’s slides', () => {
  it('are refused with three marks, and nothing else is marked', async () => {
    const { status, body } = await handIn({ id: 'v1', pages: SLIDES.first });
    expect(status, JSON.stringify(body)).toBe(200);
    expect(marksOf(body)).toEqual([
      [14, '降血压'],
      [21, '根治'],
      [null, '本品不能代替药物'],
    ]);
    const [first] = body.versions;
    expect(first).toMatchObject({ n: 1, passed: false, handedInBy: { name: '林涛' } });
    const [mark, , missing] = first?.marks ?? [];
    const page = first?.pages[13] ?? '';
    expect(page.slice(...(mark?.span ?? [0, 0]))).toBe('降血压');
    expect(mark).toMatchObject({ clause: 'LAW.HF-01', why: { zh: '涉及疾病预防、治疗' }, hint: false });
    // What may be said instead
    expect(mark?.says.zh).toContain('可以说标签上的保健功能');
    expect(missing).toMatchObject({ clause: 'LAW.HF-02', why: { zh: '缺「本品不能代替药物」' }, span: null });
  });

  it('the attempt is on record without a word of the text; nothing counts as reviewed', async () => {
    const [attempt, ...more] = await factsOf(house, 'act.refused');
    expect(more).toEqual([]);
    expect(attempt).toMatchObject({ actor: 'member:lin-tao', data: { act: 'text.shown' } });
    expect(attempt?.data).toMatchObject({ clauses: expect.arrayContaining(['LAW.HF-01', 'LAW.HF-02']) });
    expect(JSON.stringify(attempt)).not.toContain('血压');
    expect(await factsOf(house, 'text.shown', 'slides.passed')).toEqual([]);
    expect((await list()).texts).toMatchObject([{ id: 'lecture', n: 1, passed: false, marks: 3 }]);
  });

  it('the new version passes on Wednesday 15:10: the words inside the mandatory sentence are not marked', async () => {
    house.clock.set('2026-03-11T15:10:00+08:00');
    for (const _ of ['sent', 'and sent again']) {
      const { body } = await handIn({ id: 'v2', pages: SLIDES.mended });
      expect(marksOf(body)).toEqual([]);
      expect(body.versions.map(({ n, passed }) => [n, passed])).toEqual([
        [2, true],
        [1, false],
      ]);
    }
    const facts = await factsOf(house, 'text.shown', 'slides.passed');
    expect(facts.map(({ kind, subject }) => [kind, subject])).toEqual([
      ['text.shown', 'organisation:anhe'],
      ['slides.passed', 'event:march'],
    ]);
    expect(facts[0]).toMatchObject({ refs: { event: 'event:march' }, data: { category: 'health-food' } });
  });
});

describe('other texts', () => {
  const invitation = { use: 'invitation', category: null, title: '请柬', text: 'card' };

  it('an invitation says in its first line who sells what', async () => {
    const first = await handIn(
      { ...invitation, id: 'i1', pages: ['安禾公司邀您参加三月联谊会。\n现场还有产品销售。'] },
      rep,
    );
    expect(first.body.versions[0]?.marks).toMatchObject([
      { clause: 'LAW.SO-01', why: { zh: '第一句没说销售什么' } },
    ]);
    const pages = ['安禾公司邀请您,会上销售蛋白粉和足浴桶。\n3 月 14 日 9:00,雁江宾馆三楼。'];
    expect((await handIn({ ...invitation, id: 'i2', pages }, rep)).body.versions[0]?.passed).toBe(true);
    // Only slides are the slides
    expect(await factsOf(house, 'slides.passed')).toHaveLength(1);
  });

  it('a message names the way out; a word that hurries is marked each time it stands', async () => {
    const { body } = await handIn({
      id: 'm1',
      text: 'group',
      title: '群消息',
      use: 'message',
      category: null,
      pages: ['安禾公司联谊会,只剩 10 个座位。', '足浴桶只剩 3 个'],
    });
    expect(marksOf(body)).toEqual([
      [1, '只剩'],
      [2, '只剩'],
      [null, '退订'],
    ]);
  });

  it('keeps its use; another event’s text, or none, is said', async () => {
    expect((await refusal({ ...invitation, id: 'x1', text: 'lecture', pages: ['x'] })).code).toBe(
      'text.other',
    );
    expect((await lin.ask('GET', '/api/events/march/texts/nothing')).status).toBe(404);
    expect((await lin.ask('GET', '/api/events/nowhere/texts')).status).toBe(404);
    const finance = await signedIn(house, 'admin');
    expect((await handIn({ id: 'x2', pages: ['x'] }, finance)).status).toBe(403);
  });
});

describe('red phrases', () => {
  it.each([
    ['a treatment', '根治'],
    ['a superlative', '全国第一'],
    ['fear', '再不治就晚了'],
    ['untrue urgency', '仅限今天'],
    ['borrowed authority', '卫生部推荐'],
    ['testimony', '老顾客见证'],
    ['a cover of charity', '公益讲座'],
    ['a doctor who is none', '老中医'],
    ['medicine to be stopped', '扔掉药'],
    ['a “good” reaction', '排毒反应'],
  ])('%s is marked where it stands, with what may be said instead', async (what, red) => {
    const id = `red-${what.replace(/\W/g, '')}`;
    const pages = SLIDES.mended.map((page, at) => (at === 4 ? `${page}\n${red}` : page));
    const { body } = await handIn({ id, text: id, pages });
    const [latest] = body.versions;
    expect(latest?.passed).toBe(false);
    const marks = latest?.marks.filter(({ word }) => word !== null && red.includes(word)) ?? [];
    expect(marks.length).toBeGreaterThan(0);
    expect(marks.every(({ page, says }) => page === 5 && says.zh !== '' && says.en !== '')).toBe(true);
  });

  it('a text for health food without each line the law asks for names every one that is missing', async () => {
    const { body } = await handIn({ id: 'bare', text: 'bare', pages: ['今天讲怎样吃得均衡。'] });
    const lacks = body.versions[0]?.marks.filter(({ page }) => page === null).map(({ why }) => why.zh) ?? [];
    expect(lacks).toHaveLength(5);
    expect(lacks).toContain('缺「本品不能代替药物」');
  });
});

describe('a file', () => {
  const upload = (bytes: Buffer, name: string) => {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(bytes)]), name);
    return lin.ask<ReadText & RefusalAnswer>('POST', '/api/texts/pages', form);
  };

  it('is read page by page; nothing of it is kept', async () => {
    const deck = officeFile.pptx(SLIDES.first.map((page) => ({ words: page.split('\n') })));
    const { status, body } = await upload(deck, '膳食营养讲座.pptx');
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body).toEqual({ title: '膳食营养讲座', pages: SLIDES.first });
  });

  it('that cannot be read says why', async () => {
    const said = async (bytes: Buffer, name = 'a.pptx') => {
      const { status, body } = await upload(bytes, name);
      expect(body.error.mend?.zh).toBeTruthy();
      return [status, body.error.code];
    };
    expect(await said(Buffer.alloc(0))).toEqual([422, 'text.file.empty']);
    expect(await said(officeFile.pptx([{ words: ['好'] }]).subarray(0, 300))).toEqual([
      422,
      'text.file.truncated',
    ]);
    expect(await said(Buffer.alloc(52 * 1_048_576))).toEqual([413, 'text.file.too-large']);
    const none = await lin.ask<RefusalAnswer>('POST', '/api/texts/pages', new FormData());
    expect(none.status).toBeGreaterThanOrEqual(400);
    expect(none.status).toBeLessThan(500);
  });

  it('longer than a request takes is refused in a sentence', async () => {
    const { code } = await refusal({ id: 'long', pages: Array(30).fill('字'.repeat(4_900)) });
    expect(code).toBe('request.invalid');
  });
});

describe('who speaks', () => {
  const introduce = (body: object) =>
    lin.ask<RefusalAnswer | null>('POST', '/api/events/march/speakers', {
      name: '陈慧',
      title: 'consultant',
      ...body,
    });
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  const paper = async (id: string, by = lin) => {
    const form = new FormData();
    form.append('file', new Blob([png], { type: 'image/png' }), '执业证.png');
    expect((await by.ask('PUT', `/api/attachments/${id}`, form)).status).toBe(200);
    return id;
  };

  it('has a paper for what they are called, and a doctor a licence number', async () => {
    const bare = await introduce({ id: 's1', credential: '公共营养师三级' });
    expect([bare.status, bare.body?.error.code]).toEqual([403, 'speaker.no-credential']);
    const unlicensed = await introduce({ id: 's2', title: 'doctor', credential: '主治医师' });
    expect([unlicensed.status, unlicensed.body?.error.code]).toEqual([422, 'speaker.no-licence']);
    const foreign = await introduce({
      id: 's3',
      credential: '证书',
      evidence: await paper('paper-of-wang', rep),
    });
    expect(foreign.body?.error.code).toBe('speaker.no-such-paper');
    const evidence = await paper('paper-of-chen');
    const given = { id: 's4', credential: '公共营养师三级', evidence };
    expect((await introduce(given)).status).toBe(204);
    expect((await introduce(given)).status).toBe(204);
    expect((await list()).speakers).toEqual([
      {
        id: 's4',
        name: '陈慧',
        title: 'consultant',
        credential: '公共营养师三级',
        licence: '',
        evidence: true,
      },
    ]);
    expect((await lin.ask('GET', '/api/speakers/s4/evidence')).headers.get('content-type')).toBe('image/png');
    expect((await lin.ask('GET', '/api/speakers/nobody/evidence')).status).toBe(404);
  });

  it('whose paper comes later gets it then, once; what it says fills what was left open', async () => {
    // On record since before the rule that wants the paper at once
    await house.db.inOrganisation('anhe', (tx) =>
      tx
        .insertInto('event_speaker')
        .values({
          id: 's9',
          event_id: 'march',
          name: '方讲师',
          title: 'lecturer',
          added_by: 'lin-tao',
          added_at: new Date(tx.clock.now()),
        })
        .execute(),
    );
    const add = (evidence: string, by = lin, id = 's9') =>
      by.ask<RefusalAnswer | null>('POST', `/api/speakers/${id}/evidence`, {
        evidence,
        credential: '讲师证',
      });
    const evidence = await paper('paper-of-fang');
    expect((await add(evidence, rep)).body?.error.code).toBe('speaker.no-such-paper');
    expect((await add('nowhere')).body?.error.code).toBe('speaker.no-such-paper');
    expect((await add(evidence, lin, 'nobody')).body?.error.code).toBe('speaker.unknown');
    for (let i = 0; i < 2; i++) expect((await add(evidence)).status).toBe(204);
    expect((await add(await paper('another-paper'))).body?.error.code).toBe('speaker.has-paper');
    expect((await list()).speakers.find(({ id }) => id === 's9')).toMatchObject({
      credential: '讲师证',
      evidence: true,
    });
    await house.db.inOrganisation('anhe', (tx) =>
      tx.deleteFrom('event_speaker').where('id', '=', 's9').execute(),
    );
  });

  it('is settled with what is known of the papers', async () => {
    expect((await lin.ask('POST', '/api/events/march/settled', { item: 'speakers' })).status).toBe(204);
    expect(await factsOf(house, 'event.settled')).toMatchObject([
      { data: { item: 'speakers', speakers: 1, verified: true } },
    ]);
  });

  it('is called a doctor in a text only with the licence on record', async () => {
    const evidence = await paper('licence-of-he');
    const doctor = {
      id: 's5',
      name: '何为',
      title: 'doctor',
      credential: '内科',
      licence: '110511200000001',
      evidence,
    };
    expect((await introduce(doctor)).status).toBe(204);
    const script = {
      text: 'host',
      title: '主持词',
      use: 'host-script',
      category: null,
      pages: ['各位叔叔阿姨好!本场由安禾公司举办,会后销售蛋白粉。下面请何医生。'],
    };
    const without = await handIn({ ...script, id: 'h1', speaker: 's4' });
    expect(without.body.versions[0]?.marks).toMatchObject([{ clause: 'LAW.HF-07', word: '医生', page: 1 }]);
    expect((await handIn({ ...script, id: 'h2', speaker: 's5' })).body.versions[0]?.passed).toBe(true);
    expect((await refusal({ ...script, id: 'h3', speaker: 'nobody' })).code).toBe('text.speaker-unknown');
  });
});

describe('who sells', () => {
  const pages = ['安禾邀请您,会上销售蛋白粉和足浴桶。\n3 月 14 日 9:00,雁江宾馆三楼。'];
  const sent = { text: 'plain', title: '请柬', use: 'invitation', category: null, speaker: null, pages };

  it('is named by the company’s own name, whatever it is at the time', async () => {
    const admin = await signedIn(house, 'admin');
    const named = await lin.ask<OneText>('POST', '/api/events/march/texts', { ...sent, id: 'plain-1' });
    expect(named.body).toMatchObject({ versions: [{ passed: true, marks: [] }] });
    await admin.ask('PATCH', '/api/organisation', { name: '青禾' });
    const other = await lin.ask<OneText>('POST', '/api/events/march/texts', { ...sent, id: 'plain-2' });
    expect(other.body.versions[0]?.marks.map(({ why }) => why.zh)).toEqual(['第一句没有公司名称']);
    await admin.ask('PATCH', '/api/organisation', { name: '安禾' });
    const again = await lin.ask<OneText>('POST', '/api/events/march/texts', { ...sent, id: 'plain-3' });
    expect(again.body.versions[0]).toMatchObject({ n: 3, passed: true });
  });
});

it('an event called off takes no more texts; what was handed in stays to be read', async () => {
  await house.db.inOrganisation('anhe', (tx) =>
    tx
      .updateTable('event')
      .set({ cancelled_at: new Date(tx.clock.now()) })
      .where('id', '=', 'march')
      .execute(),
  );
  expect((await refusal({ id: 'late', pages: SLIDES.mended })).code).toBe('event.cancelled');
  expect((await list()).texts.length).toBeGreaterThan(2);
});
