import type { z } from 'zod';
import type { eveningFile } from '../../../../contract/evening.ts';
import { zoneHere } from '../../../ledger/index.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { completeFile, memberDoer, saveDraft, startFile } from '../../customers/index.ts';
import { dayAndClock } from '../day-and-clock.ts';
import { loadEvent } from '../planning/event-row.ts';
import { guestsHere, hasFile } from './guests-here.ts';

/**
 * One guest's file of this evening: started if it is not, kept as a draft, or completed as any other file is.
 * Completed already, it stays as it is: sending it again changes nothing.
 *
 * @throws Refusal `evening.not-here`, `evening.not-yours`, and what completing a file refuses
 */
export async function makeEveningFile(
  tx: Transaction,
  event: string,
  given: z.output<typeof eveningFile>,
  caller: Caller,
): Promise<void> {
  const { starts_at } = await loadEvent(tx, event);
  const { day } = dayAndClock(await zoneHere(tx), starts_at);
  const guest = (await guestsHere(tx, event, day)).find(({ customer }) => customer === given.customer);
  if (!guest) throw notHere();
  if (guest.owner !== caller.member) throw notYours();
  if (hasFile(guest)) return;
  const by = memberDoer(caller);
  const file = await startFile(
    tx,
    { id: given.id, customer: given.customer, activityOn: day, event, fields: given.fields },
    by,
  );
  if (!given.complete) return saveDraft(tx, file.id, given.fields);
  const outcome = given.fields.outcome === 'bought' ? 'bought' : 'none';
  await completeFile(tx, { file: file.id, outcome, fields: given.fields }, by);
}

const notHere = () =>
  new Refusal('evening.not-here', 404, {
    zh: '签到里没有这位顾客,或资料已删除',
    en: 'Nobody of that name was signed in, or their data was erased',
  });

const notYours = () =>
  new Refusal(
    'evening.not-yours',
    403,
    {
      zh: '这位顾客由别的同事负责,档案由他建',
      en: 'Somebody else is responsible for this customer and makes the file',
    },
    { mend: { zh: '要换人建,请经理先改负责人', en: 'The manager may make you responsible first' } },
  );
