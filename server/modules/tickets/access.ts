import type { Access } from '../identity/index.ts';

const desk = ['desk', 'service-manager', 'general-manager', 'shop-manager'] as const;
const meetsCustomers = [
  ...desk,
  'representative',
  'sales-supervisor',
  'sales-manager',
  'shop-assistant',
  'consultant',
] as const;

/** Who takes a complaint, who works on it, who closes it. */
export const ticketsAccess = {
  // Whoever hears of it first takes it: a complaint is never sent away
  'ticket.receive': meetsCustomers,
  'ticket.read': [...meetsCustomers, 'repair', 'driver', 'marketing-director'],
  // Everybody's; who holds only ticket.read sees what they took and what is sent to them
  'ticket.read-all': [...desk, 'marketing-director', 'consultant'],
  'ticket.handle': desk,
  'ticket.complete': [...desk, 'repair', 'driver'],
  'ticket.verify': ['desk', 'service-manager', 'general-manager'],
  'ticket.close': ['desk', 'service-manager', 'general-manager'],
  // Whoever it was handed to, also by one who leaves
  'ticket.take-over': [...meetsCustomers, 'repair', 'driver', 'marketing-director'],
  'ticket.hand-over': ['desk', 'service-manager', 'shop-manager', 'shop-assistant'],
} as const satisfies Access;

/** May somebody holding these posts? For what a screen shows; the routes ask again. */
export const mayDo = (posts: readonly string[], verb: keyof typeof ticketsAccess): boolean => {
  const allowed: readonly string[] = ticketsAccess[verb];
  return posts.some((post) => allowed.includes(post));
};
