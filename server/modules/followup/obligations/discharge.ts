import type { z } from 'zod';
import type { discharge as dischargeBody, ended } from '../../../../contract/followup.ts';
import { clausesFor, type NewFact, record } from '../../../ledger/index.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { memberRef } from '../caller.ts';
import { expectOwn, obligationsById } from '../calls/named.ts';
import { metBy } from '../today/card-parts.ts';
import type { Owed } from '../today/open-obligations.ts';
import { expectOpen } from './expect-open.ts';
import { keepNote } from './note.ts';

type Given = z.output<typeof dischargeBody>;

/** Facts that say no more than "done": the rest have their own screens, where the evidence is. */
const PLAIN: Readonly<Record<string, NewFact['data']>> = {
  'promise.kept': {},
  'lapse.seen': {},
  'adverse-effect.followed-up': { advice: 'see-doctor' },
};

/**
 * 完成, for duties that ask for no sheet; several of one card at once. Sent again it changes nothing.
 *
 * @throws Refusal `obligation.unknown`, `followup.not-yours`, `followup.already-ended`, `followup.elsewhere`
 */
export async function discharge(
  tx: Transaction,
  id: string,
  given: Given,
  caller: Caller,
  source: NewFact['source'] = 'device',
): Promise<z.infer<typeof ended>> {
  const set = await clausesFor(tx);
  const named = await obligationsById(tx, set, [id, ...given.also]);
  await expectOwn(tx, named, caller);
  for (const one of named) await dischargeOne(tx, one, given, caller, source);
  return { id: given.id, obligation: id, says: { zh: '已完成', en: 'Done' } };
}

async function dischargeOne(
  tx: Transaction,
  one: Owed,
  given: Given,
  caller: Caller,
  source: NewFact['source'],
): Promise<void> {
  const kind = metBy(one);
  if (kind === null || !PLAIN[kind]) throw elsewhere();
  const note = {
    id: `${given.id}:${one.id}`,
    what: 'discharged' as const,
    words: given.note,
    attachments: given.attachments,
    by: caller.member,
  };
  if (!(await keepNote(tx, one, note))) return;
  expectOpen(one);
  await record(tx, {
    id: `done:${given.id}:${one.id}`,
    kind,
    at: Date.parse(given.at),
    subject: one.subject,
    refs: { obligation: `obligation:${one.id}` },
    actor: memberRef(caller),
    data: PLAIN[kind],
    source,
  });
}

const elsewhere = () =>
  new Refusal('followup.elsewhere', 422, {
    zh: '这项要在它自己的页面上完成',
    en: 'This is done on its own screen',
  });
