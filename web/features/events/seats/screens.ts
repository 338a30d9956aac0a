import type { Screen } from '../../../ui/screen.ts';

export const seatScreens: readonly Screen[] = [
  {
    path: '/events/$id/seats',
    title: { zh: '座位', en: 'Seats' },
    needs: 'seat.read',
    load: () => import('./seats-screen.tsx').then((m) => m.SeatsScreen),
  },
];
