import { BookOutlined, FormOutlined } from '@ant-design/icons';
import type { Screen } from '../../ui/screen.ts';

export const policyScreens: readonly Screen[] = [
  {
    path: '/policy',
    title: { zh: '制度', en: 'Rules' },
    needs: 'policy.read',
    load: () => import('./library-screen.tsx').then((m) => m.LibraryScreen),
    rail: { order: 60, icon: BookOutlined },
    bar: { order: 60, icon: BookOutlined },
  },
  {
    path: '/policy/$pack',
    title: { zh: '制度', en: 'Rules' },
    needs: 'policy.read',
    load: () => import('./pack-screen.tsx').then((m) => m.PackScreen),
  },
  {
    path: '/policy/$pack/adopt',
    title: { zh: '启用制度', en: 'Adopt a system' },
    needs: 'policy.adopt',
    load: () => import('./adopt-screen.tsx').then((m) => m.AdoptScreen),
  },
  {
    path: '/policy/$pack/try',
    title: { zh: '试算', en: 'Try a change' },
    needs: 'policy.simulate',
    load: () => import('./simulation/trial-screen.tsx').then((m) => m.TrialScreen),
  },
  {
    path: '/policy/clauses/$clause',
    title: { zh: '条款', en: 'Clause' },
    needs: 'policy.read',
    load: () => import('./clause-screen.tsx').then((m) => m.ClauseScreen),
  },
  {
    path: '/requests',
    title: { zh: '办事', en: 'Requests' },
    needs: 'sheet.fill',
    load: () => import('./sheets/sheets-screen.tsx').then((m) => m.SheetsScreen),
    rail: { order: 55, icon: FormOutlined },
    bar: { order: 55, icon: FormOutlined },
  },
  {
    path: '/sheets/$clause',
    title: { zh: '填表', en: 'Fill in' },
    needs: 'sheet.fill',
    load: () => import('./sheets/form-screen.tsx').then((m) => m.FormScreen),
  },
  {
    path: '/entries/$id',
    title: { zh: '办事', en: 'Requests' },
    needs: 'sheet.fill',
    load: () => import('./sheets/entry-screen.tsx').then((m) => m.EntryScreen),
  },
];
