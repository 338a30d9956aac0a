import type { Screen } from '../../../ui/screen.ts';

/** The doors as members see them; the desk itself is an entry of its own. */
export const doorScreens: readonly Screen[] = [
  {
    path: '/events/$id/door',
    title: { zh: '签到台', en: 'Door' },
    needs: 'door.see',
    load: () => import('./door-screen.tsx').then((m) => m.DoorScreen),
  },
  {
    path: '/events/$id/walk-ins',
    title: { zh: '补登记', en: 'Finish cards' },
    needs: 'walk-in.finish',
    load: () => import('./walk-ins-screen.tsx').then((m) => m.WalkInsScreen),
  },
  {
    path: '/events/$id/passes',
    title: { zh: '打印入场券', en: 'Print passes' },
    needs: 'pass.print',
    frame: 'bare',
    load: () => import('./passes-screen.tsx').then((m) => m.PassesScreen),
  },
  {
    path: '/events/$id/roster',
    title: { zh: '签到名单', en: 'Roster' },
    needs: 'pass.print',
    frame: 'bare',
    load: () => import('./roster-screen.tsx').then((m) => m.RosterScreen),
  },
];
