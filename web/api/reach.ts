import { useSyncExternalStore } from 'react';

/**
 * Whether the server answers. `navigator.onLine` only knows about the cable: a phone in a lift says it is on
 * line. So the last request decides, and while it failed the server is asked again every few seconds.
 */
let there = navigator.onLine;
let asking: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

const pause = 5_000;

export function answered(): void {
  if (asking) clearInterval(asking);
  asking = undefined;
  tell(true);
}

export function unanswered(): void {
  asking ??= setInterval(ask, pause);
  tell(false);
}

function tell(now: boolean): void {
  if (there === now) return;
  there = now;
  for (const listener of listeners) listener();
}

async function ask(): Promise<void> {
  if (document.visibilityState === 'hidden') return;
  const response = await fetch('/api/me', { cache: 'no-store' }).catch(() => null);
  if (response && response.status < 500) answered();
}

window.addEventListener('online', ask);
window.addEventListener('offline', unanswered);
if (!there) unanswered();

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const isReachable = (): boolean => there;

export function useReachable(): boolean {
  return useSyncExternalStore(listen, isReachable);
}

/** Runs each time the server is back. */
export function onBack(act: () => void): () => void {
  return listen(() => {
    if (there) act();
  });
}
