import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ensureCalendar } from '../../server/ledger/index.ts';
import { compose, type House } from '../../server/main.ts';
import type { Play } from '../../server/modules/demo/index.ts';
import { SettableClock } from '../../server/platform/clock.ts';
import { silentLog } from '../../server/platform/log.ts';
import { testDatabase } from './database.ts';
import { whenDone } from './when-done.ts';

export interface TestApp extends House {
  clock: SettableClock;
  url: string;
  /** Where it listens: browsers go there. */
  address: string;
  /** A person at a device: remembers the cookies it was given. */
  device(): Device;
}

export interface Device {
  /** Asks as the pages do; `body` goes as JSON, or as the form it is. */
  ask<T = unknown>(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    body?: unknown,
  ): Promise<Answer<T>>;
}

export interface Answer<T> {
  status: number;
  body: T;
  headers: Headers;
  /** The body as it came: a file. */
  bytes: Buffer;
}

export interface Options {
  /** What the clock says at first. It stands still until the test moves it. */
  now?: string;
  /** Folder of the built pages, where a browser is to see them. */
  webRoot?: string | null;
  /** A database that is there already, instead of one of its own. */
  url?: string;
  /** A folder whose papers and pictures it begins with. */
  filesLike?: string;
  /** The demo's event, where a story plays it. */
  demo?: { play: Play; pace: number };
  /** Settings of mail, where a story sends some. */
  env?: Readonly<Record<string, string>>;
}

/** Guiju as `npm start` composes it, on a database of its own, with a clock the test holds in its hand. */
export async function testApp({
  now = '2026-03-10T09:00:00+08:00',
  webRoot = null,
  url: given,
  filesLike,
  demo,
  env,
}: Options = {}): Promise<TestApp> {
  const clock = new SettableClock(now);
  const files = mkdtempSync(join(tmpdir(), 'guiju-files-'));
  if (filesLike) cpSync(filesLike, files, { recursive: true });
  const url = given ?? (await testDatabase({ clock })).url;
  const house = await compose({ url, clock, log: silentLog, files, webRoot, runJobs: false, demo, env });
  await ensureCalendar(house.db);
  await house.app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = house.app.server.address() as AddressInfo;
  whenDone(async () => {
    await house.stop();
    rmSync(files, { recursive: true, force: true });
  });
  const address = `http://127.0.0.1:${port}`;
  return { ...house, clock, url, address, device: () => deviceAt(address) };
}

function deviceAt(address: string): Device {
  const cookies = new Map<string, string>();
  return {
    async ask<T>(method: string, path: string, body?: unknown): Promise<Answer<T>> {
      const headers: Record<string, string> = {
        'x-guiju': '1',
        cookie: [...cookies].map((pair) => pair.join('=')).join('; '),
      };
      const form = body instanceof FormData;
      if (body !== undefined && !form) headers['content-type'] = 'application/json';
      const answer = await fetch(address + path, {
        method,
        headers,
        body: body === undefined ? undefined : form ? body : JSON.stringify(body),
      });
      for (const line of answer.headers.getSetCookie()) remember(cookies, line);
      const bytes = Buffer.from(await answer.arrayBuffer());
      const text = bytes.toString();
      const json = answer.headers.get('content-type')?.includes('json') && text !== '';
      return {
        status: answer.status,
        body: (json ? JSON.parse(text) : text) as T,
        headers: answer.headers,
        bytes,
      };
    },
  };
}

function remember(cookies: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split(/;\s*/);
  const [name = '', value = ''] = pair.split(/=(.*)/s);
  const gone = value === '' || attributes.some((attribute) => /^max-age=0$/i.test(attribute));
  if (gone) cookies.delete(name);
  else cookies.set(name, value);
}
