import { liveQuery } from 'dexie';
import { useSyncExternalStore } from 'react';
import { api, Refused, Unreachable } from '../../../api/client.ts';
import { onBack } from '../../../api/reach.ts';
import { serverNow } from '../../../api/server-time.ts';
import { device, type Pending } from './device.ts';
import { remarkOf } from './remark-of.ts';

/**
 * Everything recorded goes through this device first and then to the server, on line or off: one way, so that
 * nothing is written twice and nothing depends on the network at the moment the button is pressed.
 */
let member = '';
let waiting: Pending[] = [];
const listeners = new Set<() => void>();
const sentListeners = new Set<() => void>();

/** A server that answered 429 or 500 is asked again without anything else happening. */
const retryEvery = 30_000;

/** Whose queue this is. Another person's unsent records stay where they are. */
export function openQueue(whose: string): () => void {
  member = whose;
  const kept = liveQuery(() =>
    device.pending.where('[member+madeAt]').between([whose, 0], [whose, Infinity]).toArray(),
  );
  const watching = kept.subscribe((items) => {
    waiting = items;
    for (const listener of listeners) listener();
  });
  const back = onBack(() => void flush());
  const again = setInterval(flush, retryEvery);
  void flush();
  return () => {
    watching.unsubscribe();
    back();
    clearInterval(again);
  };
}

export function useWaiting(): readonly Pending[] {
  return useSyncExternalStore(
    (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    () => waiting,
  );
}

export function onSent(listener: () => void): () => void {
  sentListeners.add(listener);
  return () => sentListeners.delete(listener);
}

/** What became of a record the moment it was kept. */
export type Fate<Answer> =
  | { fate: 'sent'; answer: Answer }
  | { fate: 'waiting' }
  | { fate: 'refused'; error: Refused };

type Fresh = Omit<Pending, 'member' | 'madeAt' | 'held' | 'state' | 'says' | 'mend'>;

/** Sending happens one at a time, in order; what fails leaves the line moving. */
let line: Promise<unknown> = Promise.resolve();

function inLine<T>(act: () => Promise<T>): Promise<T> {
  const mine = line.then(act);
  line = mine.catch(() => undefined);
  return mine;
}

/** Nobody stands with the phone in hand longer than this for an answer that may come later by itself. */
const patience = 5_000;
const later = () =>
  new Promise<{ fate: 'waiting' }>((go) => setTimeout(() => go({ fate: 'waiting' }), patience));

/** Keeps it here, then tries to send at once. A refusal heard at once is given back to whoever is still writing. */
export async function keep<Answer>(fresh: Fresh): Promise<Fate<Answer>> {
  const item: Pending = {
    ...fresh,
    member,
    madeAt: serverNow(),
    held: false,
    state: 'waiting',
    says: null,
    mend: null,
  };
  await device.pending.put(item);
  const fate = await Promise.race([inLine(() => deliver<Answer>(item)), later()]);
  if (fate.fate !== 'waiting') await device.pending.delete(item.id);
  return fate;
}

/** Sends what waits, oldest first, and stops at the first that cannot go. */
export const flush = (): Promise<void> => inLine(drain);

async function drain(): Promise<void> {
  const items = await device.pending
    .where('[member+madeAt]')
    .between([member, 0], [member, Infinity])
    .toArray();
  for (const item of items) {
    if (item.state !== 'waiting') continue;
    const { fate } = await deliver(item);
    if (fate === 'waiting') return;
  }
}

/** A refusal of the session or of the server's state says nothing about the record: it waits. */
const passing = new Set([401, 408, 425, 429, 500]);

async function deliver<Answer>(item: Pending): Promise<Fate<Answer>> {
  try {
    await sendPhotos(item.photos);
    const answer = await api.post<Answer>(item.path, item.body);
    await keepAnswer(item, answer);
    for (const listener of sentListeners) listener();
    return { fate: 'sent', answer };
  } catch (error) {
    if (!(error instanceof Refused || error instanceof Unreachable)) throw error;
    if (error instanceof Unreachable || passing.has(error.status)) {
      await device.pending.update(item.id, { held: true });
      return { fate: 'waiting' };
    }
    await keepRefusal(item, error);
    return { fate: 'refused', error };
  }
}

/** What went through leaves the device, but not what its answer has to say: somebody else was first, or it was early. */
async function keepAnswer(item: Pending, answer: unknown): Promise<void> {
  const says = remarkOf(answer);
  await device.transaction('rw', device.pending, device.photos, async () => {
    if (says) await device.pending.update(item.id, { state: 'told', says });
    else await device.pending.delete(item.id);
    await device.photos.bulkDelete(item.photos);
  });
}

/** A refused call is kept as refused by the server itself; anything written stays here until its writer decides. */
async function keepRefusal(item: Pending, { says, mend }: Refused): Promise<void> {
  if (item.kind === 'dial') await device.pending.delete(item.id);
  else await device.pending.update(item.id, { state: 'refused', says, mend });
}

async function sendPhotos(ids: readonly string[]): Promise<void> {
  for (const photo of await device.photos.bulkGet([...ids])) {
    if (!photo || photo.sent) continue;
    const form = new FormData();
    form.append('file', photo.blob, `${photo.id}.jpg`);
    await api.put(`/api/attachments/${photo.id}`, form);
    await device.photos.update(photo.id, { sent: true });
  }
}

export async function sendAgain(id: string): Promise<void> {
  await device.pending.update(id, { state: 'waiting', says: null, mend: null });
  await flush();
}

export async function discard(item: Pending): Promise<void> {
  await device.transaction('rw', device.pending, device.photos, async () => {
    await device.pending.delete(item.id);
    await device.photos.bulkDelete(item.photos);
  });
}
