import { useEffect, useRef, useState } from 'react';
import { useSession } from '../../../api/session.tsx';
import { device } from './device.ts';

/** Drafts older than this are of no use to anyone. */
const longestKept = 14 * 86_400_000;

/**
 * Values that survive a closed sheet, a dropped page and a flat battery. `ready` turns true once what was
 * there before has been read.
 */
export function useDraft<V extends object>(place: string, empty: V) {
  const { member } = useSession();
  const key = `${member.id}/${place}`;
  const [values, setValues] = useState(empty);
  const [state, setState] = useState({ ready: false, found: false });
  const touched = useRef(false);
  useEffect(() => {
    void device.drafts.get(key).then((draft) => {
      const found = draft !== undefined && Date.now() - draft.at < longestKept;
      if (found && !touched.current) setValues((now) => ({ ...now, ...draft.values }));
      setState({ ready: true, found });
    });
  }, [key]);
  useEffect(() => {
    if (!touched.current) return;
    const timer = setTimeout(
      () =>
        void device.drafts.put({
          card: key,
          member: member.id,
          values: values as Record<string, unknown>,
          at: Date.now(),
        }),
      250,
    );
    return () => clearTimeout(timer);
  }, [values, key, member.id]);
  return {
    values,
    ...state,
    change: (part: Partial<V>) => {
      touched.current = true;
      setValues((now) => ({ ...now, ...part }));
    },
    drop: () => {
      touched.current = false;
      setValues(empty);
      setState({ ready: true, found: false });
      return device.drafts.delete(key);
    },
  };
}
