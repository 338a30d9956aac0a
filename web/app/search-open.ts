import { useNavigate, useSearch } from '@tanstack/react-router';

/** Open or not stands on the address (`?find=`), so that the back gesture closes it. */
export function useSearchOpen() {
  const navigate = useNavigate();
  const { find } = useSearch({ strict: false }) as { find?: boolean };
  const set = (value: true | undefined) =>
    void navigate({
      to: '.',
      search: (now: Record<string, unknown>) => ({ ...now, find: value }),
      replace: value === undefined,
    } as never);
  return { isOpen: find === true, open: () => set(true), close: () => set(undefined) };
}
