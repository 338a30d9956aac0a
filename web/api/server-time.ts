/**
 * What the time is there. A phone with a wrong clock still means the company's today, and the demo lives in
 * its own week.
 */
let ahead = Number(localStorage.getItem('guiju.ahead') ?? 0);

export function setServerTime(said: string): void {
  ahead = Date.parse(said) - Date.now();
  localStorage.setItem('guiju.ahead', String(ahead));
}

export const serverNow = (): number => Date.now() + ahead;
