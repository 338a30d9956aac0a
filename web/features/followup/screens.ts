import { CheckSquareOutlined } from '@ant-design/icons';
import type { Screen } from '../../ui/screen.ts';

export const followupScreens: readonly Screen[] = [
  {
    path: '/today',
    title: { zh: '今日', en: 'Today' },
    load: () => import('./today-screen.tsx').then((m) => m.TodayScreen),
    rail: { order: 10, icon: CheckSquareOutlined },
    bar: { order: 10, icon: CheckSquareOutlined },
  },
  {
    path: '/today/run',
    title: { zh: '连着打', en: 'One after another' },
    frame: 'bare',
    load: () => import('./run-screen.tsx').then((m) => m.RunScreen),
  },
];
