import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';

/** What the time is, by the server and in the organisation's zone. */
interface ScreenClock {
  zone: string;
  now: number;
}

const Clock = createContext<ScreenClock>({ zone: 'Asia/Shanghai', now: Date.now() });

export function ClockProvider(props: { zone: string; read: () => number; children: ReactNode }) {
  const { zone, read, children } = props;
  const [now, setNow] = useState(read);
  useEffect(() => {
    const timer = setInterval(() => setNow(read()), 20_000);
    return () => clearInterval(timer);
  }, [read]);
  return <Clock value={{ zone, now }}>{children}</Clock>;
}

export const useClock = (): ScreenClock => useContext(Clock);
