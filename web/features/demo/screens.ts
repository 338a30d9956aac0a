import type { Screen } from '../../ui/screen.ts';

/** What a newcomer may watch before signing in. */
export const demoScreens: readonly Screen[] = [
  {
    path: '/play',
    title: { zh: '看一场会怎么走完', en: 'Watch one event to its end' },
    frame: 'open',
    load: () => import('./play-screen.tsx').then((m) => m.PlayScreen),
  },
];
