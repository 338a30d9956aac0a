import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

/** The device's queue against a server that answers, keeps silent, refuses, or answers into the void. */

interface Sent {
  path: string;
  id: string;
}

const memory = () => {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
};

const hears = { addEventListener: () => {}, removeEventListener: () => {} };
vi.stubGlobal('window', hears);
vi.stubGlobal('document', { ...hears, visibilityState: 'visible', documentElement: {} });
vi.stubGlobal('navigator', { onLine: true, language: 'zh-CN' });
vi.stubGlobal('localStorage', memory());
vi.stubGlobal('sessionStorage', memory());

const { device } = await import('./device.ts');
const { discard, flush, keep, openQueue, sendAgain } = await import('./queue.ts');

let sent: Sent[] = [];
let answer: (sent: Sent) => Response | Promise<Response>;
let close = () => {};

const json = (status: number, body: object) => new Response(JSON.stringify(body), { status });
const silence = () => Promise.reject(new TypeError('Failed to fetch'));
const refusal = { error: { code: 'followup.sheet', message: { zh: '缺一项', en: 'one is missing' } } };

const record = (id: string) => ({
  id,
  kind: 'contact' as const,
  card: `contact/${id}`,
  title: { zh: '首次回访', en: 'First call-back' },
  about: '李桂芳',
  path: '/api/call-backs',
  body: { id },
  photos: [],
});

beforeEach(() => {
  sent = [];
  vi.stubGlobal('fetch', (path: string, init?: { body?: string }) => {
    if (path === '/api/me') return silence();
    const one = { path, id: init?.body ? (JSON.parse(init.body) as { id: string }).id : '' };
    sent.push(one);
    return answer(one);
  });
  close = openQueue('wang-min');
});

afterEach(async () => {
  close();
  await flush();
  await device.pending.clear();
  await device.photos.clear();
});

describe('keep', () => {
  it('sends at once and leaves nothing behind', async () => {
    answer = () => json(200, { id: 'a', met: [] });
    expect(await keep(record('a'))).toMatchObject({ fate: 'sent', answer: { met: [] } });
    expect(await device.pending.count()).toBe(0);
  });

  it('keeps it when nobody answers, and sends the very same when somebody does', async () => {
    answer = silence;
    expect(await keep(record('a'))).toEqual({ fate: 'waiting' });
    expect(await device.pending.get('a')).toMatchObject({ state: 'waiting', held: true });
    answer = () => json(200, {});
    await flush();
    expect(sent).toEqual([
      { path: '/api/call-backs', id: 'a' },
      { path: '/api/call-backs', id: 'a' },
    ]);
    expect(await device.pending.count()).toBe(0);
  });

  it('gives a refusal back to who is still writing', async () => {
    answer = () => json(422, refusal);
    const fate = await keep(record('a'));
    expect(fate).toMatchObject({
      fate: 'refused',
      error: { code: 'followup.sheet', says: { zh: '缺一项' } },
    });
    expect(await device.pending.count()).toBe(0);
  });

  it('does not take a server that is out of order, or a session that ended, for a no', async () => {
    for (const status of [401, 429, 500, 503]) {
      answer = () => json(status, refusal);
      expect(await keep(record(`s${status}`))).toEqual({ fate: 'waiting' });
    }
    expect(await device.pending.count()).toBe(4);
  });
});

describe('flush', () => {
  it('sends in the order it was written and stops at the first that cannot go', async () => {
    answer = silence;
    for (const id of ['a', 'b', 'c']) await keep(record(id));
    sent = [];
    answer = ({ id }) => (id === 'b' ? silence() : json(200, {}));
    await flush();
    expect(sent.map(({ id }) => id)).toEqual(['a', 'b']);
    expect((await device.pending.toArray()).map(({ id }) => id).sort()).toEqual(['b', 'c']);
  });

  it('keeps what was refused while nobody looked, goes on with the rest, and sends it again when asked', async () => {
    answer = silence;
    for (const id of ['a', 'b']) await keep(record(id));
    answer = ({ id }) => (id === 'a' ? json(409, refusal) : json(200, {}));
    await flush();
    expect(await device.pending.toArray()).toMatchObject([
      { id: 'a', state: 'refused', says: { zh: '缺一项' } },
    ]);
    answer = () => json(200, {});
    await sendAgain('a');
    expect(await device.pending.count()).toBe(0);
  });

  it('keeps what an answer has to say until it was read', async () => {
    answer = silence;
    await keep(record('a'));
    const notMet = [
      { title: { zh: '首次回访', en: 'First call-back' }, says: { zh: '已免做', en: 'excused' } },
    ];
    answer = () => json(200, { notMet });
    await flush();
    const [told] = await device.pending.toArray();
    expect(told).toMatchObject({
      state: 'told',
      says: { zh: '首次回访:已免做', en: 'First call-back: excused' },
    });
    await flush();
    expect(sent).toHaveLength(2);
    if (told) await discard(told);
    expect(await device.pending.count()).toBe(0);
  });

  it('never sends one person’s record as another’s', async () => {
    answer = silence;
    await keep(record('a'));
    close();
    close = openQueue('li-qiang');
    sent = [];
    answer = () => json(200, {});
    await flush();
    expect(sent).toEqual([]);
    expect(await device.pending.get('a')).toMatchObject({ member: 'wang-min', state: 'waiting' });
  });
});
