/** The ledger's door: facts in, clauses carried out, obligations opened and met. Knows no module. */

export { ledgerAccess } from './access.ts';
export { ask } from './ask.ts';
export { clausesFor } from './clauses-in-force.ts';
export { decide, decideAll, recordRefusal, refusalOf } from './decide.ts';
export type { Answer, Hears, LedgerModule, Names } from './module.ts';
export { type Named, namesOf } from './names.ts';
export type { NewFact } from './new-fact.ts';
export { type Recorded, record } from './record.ts';
export { introduce, placeOf, registry } from './registry.ts';
export { replay } from './replay.ts';
export { ledgerRoutes } from './routes.ts';
export { clauseVersionOf, epochDay, factOf, isoDay, obligationOf } from './rows.ts';
export { confirmClock } from './time/confirm-clock.ts';
export { ensureCalendar } from './time/ensure-calendar.ts';
export { isLeap, lastOpened } from './time/leap.ts';
export { passTime } from './time/pass-time.ts';
export { passTimeEverywhere } from './time/pass-time-everywhere.ts';
export { sayDay } from './time/say-day.ts';
export { zoneHere } from './time/zone-here.ts';
export { factShown, why } from './why.ts';
