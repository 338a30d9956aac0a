import type { Access } from '../../identity/index.ts';

/** Who may do what at the doors. What a desk itself may do, its token says: one gathering, until it is over. */
const leads = ['conference-manager', 'sales-manager', 'marketing-director', 'general-manager'] as const;
const crew = [...leads, 'crew', 'host', 'sales-supervisor'] as const;

export const doorAccess = {
  'pass.print': [...crew, 'representative', 'office', 'desk'],
  'pass.reissue': [...leads, 'representative', 'sales-supervisor', 'desk'],
  'desk.open': leads,
  'doors.open': leads,
  'door.see': [...crew, 'desk', 'finance'],
  'walk-in.finish': [...crew, 'representative', 'desk', 'consultant'],
  'seat.read': [...crew, 'representative', 'desk', 'consultant'],
  'seat.plan': [...crew, 'desk'],
} as const satisfies Access;
