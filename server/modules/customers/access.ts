import type { Access } from '../identity/index.ts';
import { importAccess } from './import/access.ts';

/** Who may do what with customers. What a member sees among them is a second question: search/sight.ts. */
export const customersAccess = {
  'customer.search': [
    'representative',
    'sales-supervisor',
    'sales-manager',
    'marketing-director',
    'general-manager',
    'consultant',
    'service-manager',
    'desk',
    'conference-manager',
    'crew',
    'host',
    'shop-manager',
    'shop-assistant',
    'finance',
    'repair',
  ],
  'customer.list': [
    'representative',
    'sales-supervisor',
    'sales-manager',
    'marketing-director',
    'general-manager',
    'consultant',
    'service-manager',
    'desk',
  ],
  'customer.see': [
    'representative',
    'sales-supervisor',
    'sales-manager',
    'marketing-director',
    'general-manager',
    'consultant',
    'service-manager',
    'desk',
  ],
  'customer.add': [
    'representative',
    'sales-supervisor',
    'sales-manager',
    'consultant',
    'service-manager',
    'desk',
    'shop-manager',
    'shop-assistant',
  ],
  'customer.change': [
    'representative',
    'sales-supervisor',
    'sales-manager',
    'consultant',
    'service-manager',
    'desk',
  ],
  'customer.unmask': [
    'representative',
    'sales-supervisor',
    'sales-manager',
    'general-manager',
    'consultant',
    'service-manager',
    'desk',
  ],
  'customer.assign': ['sales-manager', 'marketing-director', 'general-manager'],
  'customer.merge': ['sales-manager', 'service-manager', 'desk'],
  'customer.erase': ['general-manager', 'service-manager', 'administrator'],
  'customer.export': ['sales-manager', 'marketing-director', 'general-manager', 'service-manager'],
  'customer.hand-out': [
    'representative',
    'sales-supervisor',
    'sales-manager',
    'consultant',
    'service-manager',
    'desk',
  ],
  'consent.change': [
    'representative',
    'sales-supervisor',
    'sales-manager',
    'consultant',
    'service-manager',
    'desk',
  ],
  'lead.register': [
    'representative',
    'sales-supervisor',
    'consultant',
    'desk',
    'shop-manager',
    'shop-assistant',
  ],
  'file.see': [
    'representative',
    'sales-supervisor',
    'sales-manager',
    'general-manager',
    'consultant',
    'service-manager',
    'desk',
  ],
  'file.make': ['representative', 'sales-supervisor', 'office'],
  'file.keep': ['sales-manager', 'consultant'],
  'file.lend': ['consultant', 'sales-manager'],
  'file.report-loss': ['representative', 'sales-supervisor', 'sales-manager', 'consultant'],
  // The clause says who may collect, and keeps who else tried
  'survey.start': ['everyone'],
  'survey.see': [
    'representative',
    'sales-supervisor',
    'sales-manager',
    'general-manager',
    'consultant',
    'service-manager',
  ],
  'survey.seal': ['service-manager', 'sales-manager'],
  'opening.ask': ['everyone'],
  'opening.decide': ['general-manager'],
  'form.release': ['general-manager', 'marketing-director', 'administrator'],
  ...importAccess,
} as const satisfies Access;

export type CustomersVerb = keyof typeof customersAccess;

/** May somebody holding these posts? For the buttons of a screen; the routes ask again. */
export const mayDo = (posts: readonly string[], verb: string): boolean => {
  const allowed: readonly string[] = customersAccess[verb as CustomersVerb] ?? [];
  return allowed.includes('everyone') || posts.some((post) => allowed.includes(post));
};
