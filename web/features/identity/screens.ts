import { SettingOutlined } from '@ant-design/icons';
import type { Screen } from '../../ui/screen.ts';

/** Coming in, one's own sign-in, and the pages of the organisation. */
export const identityScreens: readonly Screen[] = [
  {
    path: '/sign-in',
    title: { zh: '登录', en: 'Sign in' },
    frame: 'open',
    load: () => import('./sign-in/sign-in-screen.tsx').then((m) => m.SignInScreen),
  },
  {
    path: '/set-up',
    title: { zh: '开通规矩', en: 'Set up Guiju' },
    frame: 'open',
    load: () => import('./sign-in/set-up-screen.tsx').then((m) => m.SetUpScreen),
  },
  {
    path: '/join',
    title: { zh: '设置您的密码', en: 'Choose your password' },
    frame: 'open',
    load: () => import('./sign-in/join-screen.tsx').then((m) => m.JoinScreen),
  },
  {
    path: '/settings',
    title: { zh: '设置', en: 'Settings' },
    load: () => import('./settings/settings-screen.tsx').then((m) => m.SettingsScreen),
    rail: { order: 98, icon: SettingOutlined },
  },
  {
    path: '/settings/organisation',
    title: { zh: '公司与岗位', en: 'Organisation and posts' },
    needs: ['organisation.change', 'post.change'],
    load: () => import('./settings/organisation-screen.tsx').then((m) => m.OrganisationScreen),
  },
  {
    path: '/settings/members',
    title: { zh: '员工', en: 'Members' },
    needs: 'member.see',
    load: () => import('./people/members-screen.tsx').then((m) => m.MembersScreen),
  },
  {
    path: '/settings/departments',
    title: { zh: '部门与分公司', en: 'Departments and branches' },
    needs: 'department.change',
    load: () => import('./people/departments-screen.tsx').then((m) => m.DepartmentsScreen),
  },
  {
    path: '/settings/departures',
    title: { zh: '离职与交接', en: 'Leaving and handing over' },
    needs: ['leaving.notice', 'leaving.hand-over'],
    load: () => import('./leaving/departures-screen.tsx').then((m) => m.DeparturesScreen),
  },
  {
    path: '/settings/departures/$id',
    title: { zh: '交接', en: 'Handover' },
    needs: ['leaving.notice', 'leaving.hand-over'],
    load: () => import('./leaving/departure-screen.tsx').then((m) => m.DepartureScreen),
  },
  {
    path: '/settings/audit',
    title: { zh: '谁看过、谁改过', en: 'Who looked, who changed' },
    needs: 'audit.read',
    load: () => import('./audit/audit-screen.tsx').then((m) => m.AuditScreen),
  },
];
