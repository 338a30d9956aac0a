import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InjectOptions } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { testDatabase, testOrganisation } from '../../test/world/database.ts';
import { Refusal } from '../platform/refusal.ts';
import { createApp } from './app.ts';

const { db } = await testDatabase();
await testOrganisation(db, 'anhe');

let carriedOut = 0;
const routes: FastifyPluginAsyncZod = async (app) => {
  app.post(
    '/api/jars',
    {
      config: { verb: 'jar.fill' },
      schema: { body: z.object({ label: z.string().max(5), jars: z.int().min(1) }) },
    },
    async () => ({ nth: ++carriedOut }),
  );
  app.get('/api/jars', { config: { verb: 'jar.see' } }, async (request) => ({ who: request.caller.name }));
  app.get('/api/jars/open', { config: { public: true } }, async () => ({ open: true }));
  app.get('/api/jars/late', { config: { public: true } }, async () => {
    throw new Refusal(
      'jar.late',
      409,
      { zh: '迟了', en: 'late' },
      { mend: { zh: '明天再来', en: 'come tomorrow' } },
    );
  });
  app.get('/api/jars/broken', { config: { public: true } }, async () => {
    throw new TypeError('secret detail');
  });
};

const webRoot = mkdtempSync(join(tmpdir(), 'guiju-pages-'));
mkdirSync(join(webRoot, 'assets'));
writeFileSync(join(webRoot, 'index.html'), '<title>规矩</title>');
writeFileSync(join(webRoot, 'assets/app-1a2b.js'), 'export {}');

let ready = true;
const app = await createApp({
  db,
  log: false,
  authenticate: async (token) => {
    if (token === 'gone') throw new Refusal('session.ended', 401, { zh: '已退出', en: 'signed out' });
    return { org: 'anhe', member: token, name: token, posts: [token], session: 's', address: '' };
  },
  permissions: { may: ([post], verb) => verb === 'jar.see' || post === 'filler', has: () => true },
  routes: [routes],
  ready: async () => ({ database: ready, migrations: true, jobs: true }),
  webRoot,
});
beforeAll(() => app.ready());
afterAll(() => app.close());

const asking = (as: string | null, more: InjectOptions) =>
  app.inject({ ...more, ...(as && { cookies: { guiju_session: as } }) });
const fill = (as: string | null, payload: object, headers: Record<string, string> = {}) =>
  asking(as, { method: 'POST', url: '/api/jars', payload, headers: { 'x-guiju': '1', ...headers } });

describe('who may', () => {
  it('asks for a session, and forgets one that ended', async () => {
    expect((await asking(null, { url: '/api/jars' })).json().error.code).toBe('session.missing');
    const gone = await asking('gone', { url: '/api/jars' });
    expect(gone.statusCode).toBe(401);
    expect(gone.headers['set-cookie']).toMatch(/^guiju_session=;/);
  });

  it('refuses a verb the posts do not have before it reads the body', async () => {
    const refused = await fill('looker', { jars: 'not even a number' });
    expect(refused.statusCode).toBe(403);
    expect(refused.json().error.details).toEqual({ verb: 'jar.fill' });
    expect((await asking('looker', { url: '/api/jars' })).json()).toEqual({ who: 'looker' });
  });

  it('needs nobody on a public route', async () => {
    expect((await asking(null, { url: '/api/jars/open' })).json()).toEqual({ open: true });
  });
});

describe('requests that do not fit', () => {
  it('names field, place and mend in both languages', async () => {
    const { error } = (await fill('filler', { label: 'far too long', extra: 1 })).json();
    expect(error.code).toBe('request.invalid');
    expect(error.details.fields).toEqual([
      { where: 'body', field: 'label', says: { zh: '至多 5 个字', en: 'at most 5 characters' } },
      { where: 'body', field: 'jars', says: { zh: '缺少此项', en: 'is missing' } },
    ]);
    expect(error.mend.zh).toBeTruthy();
  });

  it('says which size is taken', async () => {
    const answer = await fill('filler', { label: 'x'.repeat(1_100_000), jars: 1 });
    expect(answer.statusCode).toBe(413);
    expect(answer.json().error.message.zh).toContain('1 MB');
  });

  it('says which type is taken, and what cannot be read', async () => {
    const headers = { 'x-guiju': '1', 'content-type': 'text/csv' };
    const wrong = await asking('filler', { method: 'POST', url: '/api/jars', payload: 'a,b', headers });
    expect([wrong.statusCode, wrong.json().error.code]).toEqual([415, 'request.media-type']);
    const torn = { 'x-guiju': '1', 'content-type': 'application/json' };
    const half = await asking('filler', {
      method: 'POST',
      url: '/api/jars',
      payload: '{"label":',
      headers: torn,
    });
    expect([half.statusCode, half.json().error.code]).toEqual([400, 'request.unreadable']);
  });

  it('tells an unknown address from a wrong method', async () => {
    expect((await asking('filler', { url: '/api/none' })).json().error.code).toBe('not-found');
    const wrong = await asking('filler', { method: 'DELETE', url: '/api/jars', headers: { 'x-guiju': '1' } });
    expect([wrong.statusCode, wrong.json().error.details.allow]).toEqual([405, ['GET', 'POST']]);
  });
});

describe('refusals and faults', () => {
  it('renders a refusal with its mend', async () => {
    const late = await asking(null, { url: '/api/jars/late' });
    expect(late.statusCode).toBe(409);
    expect(late.json()).toEqual({
      error: {
        code: 'jar.late',
        message: { zh: '迟了', en: 'late' },
        mend: { zh: '明天再来', en: 'come tomorrow' },
      },
    });
  });

  it('tells nothing of a fault but its number', async () => {
    const broken = await asking(null, { url: '/api/jars/broken' });
    expect(broken.statusCode).toBe(500);
    expect(broken.body).not.toContain('secret detail');
    expect(broken.json().error.details.request).toBe(broken.headers['x-request-id']);
  });
});

describe('a page of another site', () => {
  const json = { 'content-type': 'application/json' };
  const sent = (headers: Record<string, string>) =>
    asking('filler', { method: 'POST', url: '/api/jars', payload: { label: 'a', jars: 1 }, headers });

  it('cannot change anything', async () => {
    expect((await sent({ ...json, origin: 'https://evil.example' })).json().error.code).toBe(
      'request.foreign-page',
    );
    const form = { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://localhost:80' };
    expect((await sent(form)).statusCode).toBe(403);
  });

  it('our own page and a program can', async () => {
    expect((await sent({ ...json, host: 'shop.lan:8080', origin: 'http://shop.lan:8080' })).statusCode).toBe(
      200,
    );
    expect((await sent({ 'x-guiju': '1', ...json })).statusCode).toBe(200);
  });
});

describe('an Idempotency-Key', () => {
  it('is answered once, however often it is sent', async () => {
    const before = carriedOut;
    const headers = { 'idempotency-key': 'key-00000001' };
    const first = await fill('filler', { label: 'tea', jars: 2 }, headers);
    const again = await fill('filler', { label: 'tea', jars: 2 }, headers);
    expect(again.json()).toEqual(first.json());
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(carriedOut).toBe(before + 1);
  });

  it('is bound to its request and its caller', async () => {
    const headers = { 'idempotency-key': 'key-00000002' };
    await fill('filler', { label: 'tea', jars: 2 }, headers);
    const other = await fill('filler', { label: 'tea', jars: 3 }, headers);
    expect([other.statusCode, other.json().error.code]).toEqual([422, 'idempotency.key-reused']);
  });

  it('two at once are carried out once', async () => {
    const before = carriedOut;
    const headers = { 'idempotency-key': 'key-00000003' };
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() => fill('filler', { label: 'x', jars: 1 }, headers)),
    );
    expect(carriedOut).toBe(before + 1);
    for (const { statusCode } of answers) expect([200, 409]).toContain(statusCode);
  });
});

describe('pages and health', () => {
  it('every address that asks for a page gets the shell, never kept; hashed files are kept', async () => {
    const page = await app.inject({ url: '/customers/li', headers: { accept: 'text/html' } });
    expect(page.body).toContain('规矩');
    expect(page.headers['cache-control']).toBe('no-cache');
    expect(page.headers['content-security-policy']).toContain("script-src 'self'");
    expect((await app.inject({ url: '/assets/app-1a2b.js' })).headers['cache-control']).toContain(
      'immutable',
    );
  });

  it('is well only when everything is ready', async () => {
    expect((await app.inject({ url: '/healthz' })).statusCode).toBe(200);
    ready = false;
    const down = await app.inject({ url: '/healthz' });
    expect([down.statusCode, down.json()]).toEqual([
      503,
      { ready: false, database: false, migrations: true, jobs: true },
    ]);
    ready = true;
  });

  it('describes itself', async () => {
    const { openapi, paths } = (await app.inject({ url: '/api/openapi.json' })).json();
    expect(openapi).toBe('3.1.0');
    expect(paths['/api/jars'].post.description).toContain('jar.fill');
    expect(paths['/api/jars'].post.responses.default).toBeTruthy();
  });
});
