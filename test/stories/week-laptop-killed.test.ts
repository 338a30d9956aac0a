import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, expect, it } from 'vitest';
import type { DoorAct, DoorAnswer, DoorBoard } from '../../contract/door.ts';
import type { HallPage } from '../../contract/hall.ts';
import type { InvitationBoard } from '../../contract/inviting.ts';
import { deskWith, doing } from '../world/event-house.ts';
import { comersOf } from '../world/spring/doors.ts';
import { SPRING } from '../world/spring/plan-spring.ts';
import { type AskedWeek, askedWeek } from '../world/week-asked.ts';
import { whenDone } from '../world/when-done.ts';

/** A bad Saturday: the laptop that runs everything is killed at 09:15, with guests at the door. */

const MOMENT = '2026-03-14T09:15';
const files = mkdtempSync(join(tmpdir(), 'guiju-laptop-'));
whenDone(async () => rmSync(files, { recursive: true, force: true }));
let week: AskedWeek;

beforeAll(async () => {
  week = await askedWeek(MOMENT);
}, 240_000);

interface Laptop {
  address: string;
  kill(): Promise<void>;
}

async function laptop(): Promise<Laptop> {
  const started = [join(import.meta.dirname, '../world/laptop.ts'), week.house.url, files, `${MOMENT}+08:00`];
  const server: ChildProcess = spawn(process.execPath, started, { stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = new Promise<void>((resolve) => server.once('close', () => resolve()));
  const kill = async () => {
    server.kill('SIGKILL');
    await gone;
  };
  whenDone(kill);
  const port = await new Promise<string>((resolve, reject) => {
    gone.then(() => reject(new Error('The laptop did not start')));
    server.stdout?.setEncoding('utf8').on('data', (text: string) => resolve(text.trim()));
  });
  return { address: `http://127.0.0.1:${port}`, kill };
}

const event = <T>(path: string) => week.get<T>('he-jun', `/api/events/${SPRING}${path}`);
const counts = async () => (await event<DoorBoard>('/door')).counts;

/** They stayed at home in the telling; this Saturday they stand at the door. */
async function twelveMore(): Promise<DoorAct[]> {
  const coming = new Set((await week.here((tx) => comersOf(tx))).map(({ invitation }) => invitation));
  const { rows } = await event<InvitationBoard>('/invitations');
  const others = rows.filter(({ id, passNumber, arrived }) => passNumber && !arrived && !coming.has(id));
  return others
    .slice(0, 12)
    .map(({ passNumber }, i) =>
      doing.number(passNumber as string, { id: `killed.${i}`, at: `${MOMENT}:00+08:00` }),
    );
}

it('what was scanned is there once, the doors add up, and the morning goes on as it was', async () => {
  const before = await counts();
  const { token } = (
    await (
      await week.as('he-jun')
    ).ask<{ token: string }>('POST', `/api/events/${SPRING}/desks`, {
      id: 'desk-d',
      name: 'D 口',
    })
  ).body;
  const acts = await twelveMore();
  expect(acts).toHaveLength(12);
  // In the middle of the queue; what was acknowledged by then, and what was not, the desk sends again
  const dying = await laptop();
  const heard: string[] = [];
  const sends = acts.map((act) =>
    deskWith(dying, token)
      .send(act)
      .then((answers) => heard.push(...answers.map(({ id }) => id)))
      .catch(() => {}),
  );
  while (heard.length === 0) await pause(5);
  await dying.kill();
  await Promise.all(sends);
  const kept = (await counts()).people - before.people;
  expect(kept).toBeGreaterThanOrEqual(heard.length);
  expect(kept).toBeLessThanOrEqual(12);

  const again = await laptop();
  const desk = deskWith(again, token);
  const answers: DoorAnswer[] = [...(await desk.send(...acts)), ...(await desk.send(...acts))];
  expect(answers.map(({ verdict }) => verdict)).toEqual(Array(24).fill('admitted'));
  const after = await desk.counts();
  expect(after).toMatchObject({ people: before.people + 12, toSettle: before.toSettle });
  expect(after.byDoor.find(({ name }) => name === 'D 口')).toMatchObject({ people: 12, invited: 12 });
  expect(after.byDoor.reduce((sum, { people }) => sum + people, 0)).toBe(after.people);
  expect(after.byInviter.reduce((sum, { people }) => sum + people, 0)).toBe(after.people);
  await again.kill();

  expect(await counts()).toMatchObject({ people: before.people + 12 });
  expect(await event<HallPage>('/hall')).toMatchObject({ state: 'running', lateMinutes: 8 });
  await week.until('2026-03-14T10:31');
  const { lunch, arrived } = await event<HallPage>('/hall');
  expect([arrived, lunch?.guests]).toEqual([95 + 12, 95 + 12]);
}, 120_000);
