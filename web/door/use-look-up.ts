import { useRef, useState } from 'react';
import type { DoorFound } from '../../contract/door.ts';
import type { Said } from './say.ts';
import { Away, Refused, talk } from './talk.ts';
import type { DeskView } from './use-desk.ts';

export interface LookUp {
  /** What the last look-up found; null when nothing is being looked up. */
  state: { q: string; found: DoorFound | null; says: Said | null } | null;
  /** Something was scanned or typed, and Enter pressed. */
  typed(text: string): void;
  close(): void;
}

/** The codes on our passes, and the addresses of our guest pages, as a hand scanner types them. */
const CODE = /^\d{13,}$|\/g\//;

const BREATH = 3_000;

/** A code is let in at once; four digits may be a pass number or a phone; anything else is a name. */
export function useLookUp(desk: DeskView): LookUp {
  const [state, setState] = useState<LookUp['state']>(null);
  const last = useRef({ code: '', at: 0 });
  const close = () => setState(null);
  /** A scanner that reads one paper twice in a breath has seen one guest. */
  const again = (code: string): boolean => {
    const same = code === last.current.code && Date.now() - last.current.at < BREATH;
    last.current = { code, at: Date.now() };
    return same;
  };
  const find = async (q: string) => {
    setState({ q, found: null, says: null });
    try {
      const found = await talk<DoorFound>(desk.token, 'GET', `/api/door/search?q=${encodeURIComponent(q)}`);
      const [only, ...more] = found.found;
      if (only?.byNumber && more.length === 0) {
        desk.done({ do: 'number', number: q });
        return close();
      }
      setState({ q, found, says: found.says });
    } catch (error) {
      if (error instanceof Refused) return setState({ q, found: null, says: error.says });
      if (!(error instanceof Away)) throw error;
      // Four digits can wait for the network as a pass number; a name cannot be looked up without it
      if (/^\d{4}$/.test(q)) desk.done({ do: 'number', number: q });
      setState(/^\d{4}$/.test(q) ? null : { q, found: null, says: AWAY });
    }
  };
  const typed = (text: string) => {
    const q = text.trim().replace(/[\uff10-\uff19]/g, (digit) => String(digit.charCodeAt(0) - 0xff10));
    if (q === '') return;
    desk.clear();
    if (CODE.test(q)) {
      close();
      if (!again(q)) desk.done({ do: 'pass', code: q });
    } else void find(q);
  };
  return { state, typed, close };
}

const AWAY: Said = {
  zh: '没有网络,查不了姓名:请看纸质名单,输入券号',
  en: 'No network to look up names: read the paper roster and type the pass number',
};
