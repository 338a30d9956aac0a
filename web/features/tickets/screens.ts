import { CustomerServiceOutlined } from '@ant-design/icons';
import type { Screen } from '../../ui/screen.ts';

export const ticketsScreens: readonly Screen[] = [
  {
    path: '/tickets',
    title: { zh: '工单', en: 'Tickets' },
    needs: 'ticket.read',
    load: () => import('./desk-screen.tsx').then((m) => m.DeskScreen),
    rail: { order: 39, icon: CustomerServiceOutlined },
    bar: { order: 22, icon: CustomerServiceOutlined, needs: 'ticket.verify' },
  },
  {
    path: '/tickets/$id',
    title: { zh: '工单', en: 'Ticket' },
    needs: 'ticket.read',
    load: () => import('./case-screen.tsx').then((m) => m.CaseScreen),
  },
  {
    path: '/tickets/$id/notice',
    title: { zh: '服务通知单', en: 'Service notice' },
    needs: 'ticket.handle',
    frame: 'bare',
    load: () => import('./notice-screen.tsx').then((m) => m.NoticeScreen),
  },
];
