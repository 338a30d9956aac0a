import { CalendarOutlined } from '@ant-design/icons';
import type { Screen } from '../../ui/screen.ts';
import { doorScreens } from './door/screens.ts';
import { seatScreens } from './seats/screens.ts';

export const eventsScreens: readonly Screen[] = [
  {
    path: '/events',
    title: { zh: '活动', en: 'Events' },
    needs: 'event.read',
    load: () => import('./planning/events-screen.tsx').then((m) => m.EventsScreen),
    rail: { order: 12, icon: CalendarOutlined },
    bar: { order: 16, icon: CalendarOutlined },
  },
  {
    path: '/events/new',
    title: { zh: '先办一场会', en: 'Plan an event' },
    needs: 'event.plan',
    load: () => import('./planning/plan-screen.tsx').then((m) => m.PlanScreen),
  },
  {
    path: '/events/$id',
    title: { zh: '活动', en: 'Event' },
    needs: 'event.read',
    load: () => import('./planning/event-screen.tsx').then((m) => m.EventScreen),
  },
  {
    path: '/events/$id/texts/$text',
    title: { zh: '讲稿与文稿', en: 'Slides and texts' },
    needs: 'event.read',
    load: () => import('./texts/text-screen.tsx').then((m) => m.TextScreen),
  },
  {
    path: '/events/$id/evening',
    title: { zh: '今晚建档', en: 'Files tonight' },
    needs: ['file.make', 'invitation.arrange'],
    load: () => import('./evening/evening-screen.tsx').then((m) => m.EveningScreen),
  },
  {
    path: '/events/$id/bus',
    title: { zh: '接送', en: 'The bus' },
    needs: ['hall.run', 'hall.attend'],
    load: () => import('./bus/bus-screen.tsx').then((m) => m.BusScreen),
  },
  {
    path: '/events/$id/exit',
    title: { zh: '送客', en: 'Seeing off' },
    needs: ['hall.run', 'hall.attend'],
    load: () => import('./exit/exit-screen.tsx').then((m) => m.ExitScreen),
  },
  {
    path: '/events/$id/screen',
    title: { zh: '大屏', en: 'Big screen' },
    needs: 'hall.read',
    frame: 'bare',
    load: () => import('./hall/big-screen.tsx').then((m) => m.BigScreen),
  },
  {
    path: '/draws/$organisation/$id',
    title: { zh: '抽奖核对', en: 'Check a draw' },
    frame: 'open',
    load: () => import('./hall/check-draw-screen.tsx').then((m) => m.CheckDrawScreen),
  },
  ...doorScreens,
  ...seatScreens,
];
