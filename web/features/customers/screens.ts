import { ContactsOutlined, FileProtectOutlined, FormOutlined, ImportOutlined } from '@ant-design/icons';
import type { Screen } from '../../ui/screen.ts';

export const customersScreens: readonly Screen[] = [
  {
    path: '/customers',
    title: { zh: '{{customer}}', en: '{{Customer}}s' },
    needs: 'customer.search',
    load: () => import('./list/customers-screen.tsx').then((m) => m.CustomersScreen),
    rail: { order: 30, icon: ContactsOutlined },
    bar: { order: 30, icon: ContactsOutlined },
  },
  {
    path: '/customers/new',
    title: { zh: '新增{{customer}}', en: 'Add a {{customer}}' },
    needs: 'customer.add',
    load: () => import('./list/add-screen.tsx').then((m) => m.AddScreen),
  },
  {
    path: '/customers/leads',
    title: { zh: '线索裁定', en: 'Leads to decide' },
    needs: 'customer.assign',
    load: () => import('./list/leads-screen.tsx').then((m) => m.LeadsScreen),
  },
  {
    path: '/customers/$id',
    title: { zh: '{{customer}}', en: '{{Customer}}' },
    needs: 'customer.see',
    load: () => import('./person/customer-screen.tsx').then((m) => m.CustomerScreen),
  },
  {
    path: '/imports',
    title: { zh: '导入名单', en: 'Import a list' },
    needs: 'customer.import',
    load: () => import('./import/imports-screen.tsx').then((m) => m.ImportsScreen),
    rail: { order: 31, icon: ImportOutlined },
  },
  {
    path: '/imports/$id',
    title: { zh: '导入名单', en: 'Import a list' },
    needs: 'customer.import',
    load: () => import('./import/import-screen.tsx').then((m) => m.ImportScreen),
  },
  {
    path: '/surveys',
    title: { zh: '登记表', en: 'Registration forms' },
    needs: 'survey.see',
    load: () => import('./papers/surveys-screen.tsx').then((m) => m.SurveysScreen),
    rail: { order: 32, icon: FormOutlined },
  },
  {
    path: '/surveys/$id',
    title: { zh: '登记表', en: 'Registration form' },
    needs: 'survey.see',
    load: () => import('./papers/survey-screen.tsx').then((m) => m.SurveyScreen),
  },
  {
    path: '/settings/forms',
    title: { zh: '登记表与档案表', en: 'Registration form and file' },
    needs: 'form.release',
    load: () => import('./forms/forms-screen.tsx').then((m) => m.FormsScreen),
  },
  {
    path: '/files',
    title: { zh: '档案', en: 'Files' },
    needs: 'file.see',
    load: () => import('./papers/files-screen.tsx').then((m) => m.FilesScreen),
    rail: { order: 34, icon: FileProtectOutlined },
  },
  {
    path: '/files/stickers',
    title: { zh: '档案贴纸', en: 'Stickers for folders' },
    needs: 'file.see',
    frame: 'bare',
    load: () => import('./papers/desk/stickers-screen.tsx').then((m) => m.StickersScreen),
  },
  {
    path: '/files/$id',
    title: { zh: '档案', en: 'File' },
    needs: 'file.see',
    load: () => import('./papers/file-screen.tsx').then((m) => m.FileScreen),
  },
  {
    path: '/allocations/$id',
    title: { zh: '分配负责人', en: 'Allocate' },
    needs: 'customer.assign',
    load: () => import('./papers/allocation-screen.tsx').then((m) => m.AllocationScreen),
  },
  {
    path: '/settings/areas',
    title: { zh: '片区分工', en: 'Areas' },
    needs: 'customer.assign',
    load: () => import('./papers/areas-screen.tsx').then((m) => m.AreasScreen),
  },
  {
    path: '/own/$organisation',
    title: { zh: '本人页', en: 'Your own page' },
    frame: 'open',
    load: () => import('./own/own-screen.tsx').then((m) => m.OwnScreen),
  },
];
