import type { Access } from '../identity/index.ts';
import { doorAccess } from './door/access.ts';

/** Who may plan, invite and look: one line each. The doors have a table of their own. */
const planners = ['sales-manager', 'marketing-director', 'general-manager', 'conference-manager'] as const;
const atTheEvent = [...planners, 'sales-supervisor', 'crew', 'host', 'shop-manager'] as const;
/** The general manager too: in the first week of a small company there may be nobody else. */
const inviters = [
  'representative',
  'sales-supervisor',
  'sales-manager',
  'shop-manager',
  'general-manager',
] as const;

const planningAccess = {
  'event.read': ['everyone'],
  'event.plan': planners,
  'event.prepare': [...planners, 'crew', 'driver', 'sales-supervisor', 'host'],
  'event.file': ['conference-manager', 'sales-manager', 'office', 'general-manager'],
  'event.text': [...atTheEvent, 'representative', 'consultant', 'office'],
  'event.meet': [...planners, 'sales-supervisor', 'host'],
  'event.money': ['sales-manager', 'marketing-director', 'general-manager', 'finance', 'conference-manager'],
  'event.learn': [...atTheEvent, 'representative', 'consultant'],
} as const satisfies Access;

const invitingAccess = {
  'invitation.read': [...inviters, ...atTheEvent, 'consultant', 'desk'],
  'invitation.make': inviters,
  'invitation.arrange': [
    'sales-manager',
    'sales-supervisor',
    'marketing-director',
    'conference-manager',
    'general-manager',
    'desk',
  ],
} as const satisfies Access;

const hallAccess = {
  'hall.read': ['everyone'],
  'hall.run': [...planners, 'host', 'crew'],
  'hall.attend': [
    ...atTheEvent,
    'representative',
    'consultant',
    'desk',
    'driver',
    'repair',
    'finance',
    'office',
  ],
  'event.score': planners,
} as const satisfies Access;

export const eventsAccess: Access = { ...planningAccess, ...invitingAccess, ...hallAccess, ...doorAccess };
