import type { Roster, SelfTest } from '../../contract/door.ts';
import { clockDifference, talk } from './talk.ts';
import type { WordKey } from './words.ts';

type Part = SelfTest['parts'][number]['part'];

export interface Outcome {
  result: SelfTest['parts'][number]['result'];
  says?: WordKey;
  values?: Readonly<Record<string, string | number>>;
}

/** A minute off already puts scans in the wrong order on paper. */
const CLOCK_MAY_DIFFER = 60_000;

/** Everything a device can find out alone. */
export async function testByItself(
  token: string,
  set: (part: Part, outcome: Outcome) => void,
): Promise<void> {
  set('storage', storage());
  if (!window.isSecureContext) set('camera', { result: 'without', says: 'cameraHttp' });
  const start = performance.now();
  try {
    const { listed, invited, hash } = await talk<Roster>(token, 'GET', '/api/door/roster');
    const ms = Math.round(performance.now() - start);
    set('network', { result: 'good', says: 'networkDetail', values: { n: ms } });
    const all = listed === invited && listed > 0;
    set('roster', { result: all ? 'good' : 'bad', says: 'rosterDetail', values: { listed, invited, hash } });
    const off = Math.abs(clockDifference());
    const seconds = Math.round(off / 1000);
    set('clock', {
      result: off <= CLOCK_MAY_DIFFER ? 'good' : 'bad',
      says: 'clockDetail',
      values: { n: seconds },
    });
  } catch {
    set('network', { result: 'bad', says: 'away' });
  }
}

function storage(): Outcome {
  try {
    const key = 'guiju.door.try';
    localStorage.setItem(key, 'x'.repeat(200_000));
    const kept = localStorage.getItem(key)?.length === 200_000;
    localStorage.removeItem(key);
    return { result: kept ? 'good' : 'bad' };
  } catch {
    return { result: 'bad' };
  }
}

export async function tryCamera(): Promise<Outcome> {
  if (!window.isSecureContext) return { result: 'without', says: 'cameraHttp' };
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ video: true });
    for (const track of stream.getTracks()) track.stop();
    return { result: 'good' };
  } catch {
    return { result: 'without', says: 'cameraNo' };
  }
}
