import { customersScreens } from '../features/customers/screens.ts';
import { demoScreens } from '../features/demo/screens.ts';
import { eventsScreens } from '../features/events/screens.ts';
import { followupScreens } from '../features/followup/screens.ts';
import { identityScreens } from '../features/identity/screens.ts';
import { policyScreens } from '../features/policy/screens.ts';
import { salesScreens } from '../features/sales/screens.ts';
import { ticketsScreens } from '../features/tickets/screens.ts';
import type { Screen } from '../ui/screen.ts';

/** Every feature adds its screens here; rail, bar, routes and keys are made from this one list. */
export const screens: readonly Screen[] = [
  ...customersScreens,
  ...demoScreens,
  ...eventsScreens,
  ...followupScreens,
  ...identityScreens,
  ...policyScreens,
  ...salesScreens,
  ...ticketsScreens,
];
