import type { z } from 'zod';
import type { discharge as dischargeBody, ended } from '../../../../contract/followup.ts';
import { clausesFor, type NewFact, record, registry } from '../../../ledger/index.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { expectAllowed } from '../../customers/index.ts';
import { plainKind } from '../../policy/index.ts';
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
  'briefing.acknowledged': {},
};

/** What such a fact says, and the timelines it stands on besides the duty's subject. */
function saysOf(one: Owed, kind: string | null): Pick<NewFact, 'kind' | 'data' | 'refs'> {
  const brought = kind === null ? null : plainKind(kind);
  const data = kind === null ? undefined : (PLAIN[kind] ?? (brought ? {} : undefined));
  if (kind === null || data === undefined) throw elsewhere();
  const names = Object.keys((brought ?? registry().kinds.get(kind))?.refs ?? {});
  const refs = names.flatMap((name): [string, string][] => {
    const to = name === 'obligation' ? `obligation:${one.id}` : one.refs[name];
    return to === undefined ? [] : [[name, to]];
  });
  return { kind, data, refs: Object.fromEntries(refs) };
}

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
  const said = saysOf(one, metBy(one));
  const note = {
    id: `${given.id}:${one.id}`,
    what: 'discharged' as const,
    words: given.note,
    attachments: given.attachments,
    by: caller.member,
  };
  if (!(await keepNote(tx, one, note))) return;
  expectOpen(one);
  const fact = {
    id: `done:${given.id}:${one.id}`,
    ...said,
    at: Date.parse(given.at),
    subject: one.subject,
    actor: memberRef(caller),
    source,
  };
  await expectAllowed(tx, fact);
  await record(tx, fact);
}

const elsewhere = () =>
  new Refusal('followup.elsewhere', 422, {
    zh: '这项要在它自己的页面上完成',
    en: 'This is done on its own screen',
  });
