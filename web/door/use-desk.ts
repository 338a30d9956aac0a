import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { DoorAct, DoorAnswer, DoorOpen, DoorState } from '../../contract/door.ts';
import { newId } from '../api/new-id.ts';
import { Queue, type QueueState } from './queue.ts';
import { play } from './sound.ts';
import { Away, Refused, serverNow, talk } from './talk.ts';

type Distribute<A> = A extends unknown ? Omit<A, 'id' | 'at' | 'by'> : never;
/** Something done at the desk, before it has an id, an hour and a name. */
export type Doing = Distribute<DoorAct>;

/** What fills the screen: the server's verdict, or that nothing was heard yet. */
export type Shown = { act: DoorAct; answer: DoorAnswer | null };

export interface DeskView {
  token: string;
  state: DoorState | null;
  open: DoorOpen | null;
  queue: QueueState;
  /** This desk may not be used any more. */
  ended: Refused | null;
  stands: { id: string; name: string } | null;
  stand(member: string | null): void;
  shown: Shown | null;
  clear(): void;
  done(doing: Doing): void;
  recent: readonly Shown[];
  refresh(): void;
}

/** How often the desk says that it is there, and hears how many came. */
const EVERY = 8_000;
/** So long nobody looks at an empty screen: then the desk says that it is kept. */
const PATIENCE = 1_500;
const RECENT = 6;

export function useDesk(token: string): DeskView {
  const { state, open, ended, refresh, queue, shown, show, recent } = useTalk(token);
  const [standing, setStanding] = useState(() => localStorage.getItem('guiju.door.stands'));
  const stands = state?.crew.find(({ id }) => id === standing) ?? null;
  const stand = (member: string | null) => {
    if (member) localStorage.setItem('guiju.door.stands', member);
    else localStorage.removeItem('guiju.door.stands');
    setStanding(member);
  };
  const done = useCallback(
    (doing: Doing) => {
      if (!standing) return;
      const act = { ...doing, id: newId(), at: new Date(serverNow()).toISOString(), by: standing } as DoorAct;
      queue.add(act);
      setTimeout(() => show((before) => before ?? { act, answer: null }, act.id), PATIENCE);
    },
    [standing, queue, show],
  );
  const queueState = useSyncExternalStore(queue.subscribe, queue.state);
  const clear = useCallback(() => show(() => null), [show]);
  return { token, state, open, queue: queueState, ended, stands, stand, shown, clear, done, recent, refresh };
}

/** Everything that comes from the server: verdicts, counts, what is open. */
function useTalk(token: string) {
  const [state, setState] = useState<DoorState | null>(() => lastState());
  const [open, setOpen] = useState<DoorOpen | null>(null);
  const [ended, setEnded] = useState<Refused | null>(null);
  const [shown, setShown] = useState<Shown | null>(null);
  const [recent, setRecent] = useState<readonly Shown[]>([]);
  const answered = useRef(new Set<string>());
  const refreshing = useRef<() => void>(() => {});
  const queue = useMemo(
    () =>
      new Queue(token, (act, answer) => {
        answered.current.add(act.id);
        setShown({ act, answer });
        setRecent((before) =>
          [{ act, answer }, ...before.filter((one) => !sameScan(one, answer))].slice(0, RECENT),
        );
        if (answer.verdict !== 'undone') play(answer.verdict);
        refreshing.current();
      }),
    [token],
  );
  const refresh = useCallback(async () => {
    try {
      const { waiting } = queue.state();
      const now = await talk<DoorState>(token, 'POST', '/api/door/presence', { waiting });
      setOpen(await talk<DoorOpen>(token, 'GET', '/api/door/open'));
      setState(now);
      localStorage.setItem('guiju.door.state', JSON.stringify(now));
      setEnded(null);
      queue.reached(true);
    } catch (error) {
      if (error instanceof Refused && error.status === 401) setEnded(error);
      if (error instanceof Away) queue.reached(false);
    }
  }, [token, queue]);
  refreshing.current = () => void refresh();
  useEffect(() => {
    void refresh();
    void queue.send();
    const every = setInterval(() => void refresh(), EVERY);
    return () => clearInterval(every);
  }, [refresh, queue]);
  /** Tells of waiting only if the answer has not come in between. */
  const show = useCallback((change: (before: Shown | null) => Shown | null, of?: string) => {
    if (of && answered.current.has(of)) return;
    if (of) play('waiting');
    setShown(of ? change(null) : change);
  }, []);
  return { state, open, ended, refresh: () => void refresh(), queue, shown, show, recent };
}

const sameScan = ({ answer }: Shown, { scan }: DoorAnswer): boolean => answer?.scan === scan;

/** A laptop opened again without a network still knows which desk it is and who may stand there. */
function lastState(): DoorState | null {
  const kept = localStorage.getItem('guiju.door.state');
  return kept ? (JSON.parse(kept) as DoorState) : null;
}
