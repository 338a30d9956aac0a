import type { z } from 'zod';
import type { newText } from '../../../../contract/texts.ts';
import { type NewFact, record, recordRefusal } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { loadGoing } from '../planning/event-row.ts';
import { screenPages } from './screen-pages.ts';

type Given = z.output<typeof newText>;
type Source = NewFact['source'];

/**
 * A version is handed in, judged and kept, whether it passes or not: what was refused stays with its marks, what
 * passed may be shown. Handed in again under the same id it is the same one.
 *
 * @throws Refusal `text.other`, `text.speaker-unknown`
 */
export async function handInText(
  tx: Transaction,
  event: string,
  given: Given,
  by: string,
  source: Source = 'web',
): Promise<void> {
  await loadGoing(tx, event);
  if (await handedIn(tx, given.id)) return;
  const text = await ofText(tx, event, given);
  const act: NewFact = {
    id: `text-shown:${given.id}`,
    kind: 'text.shown',
    subject: `organisation:${tx.org}`,
    refs: { event: `event:${event}` },
    actor: `member:${by}`,
    source,
    data: {
      use: text.text_use,
      ...(text.category !== null && { category: text.category }),
      licensed: await licensed(tx, event, given.speaker),
    },
  };
  const { decision, passed, marks } = await screenPages(tx, act, given.pages);
  await tx
    .insertInto('event_text_version')
    .values({
      id: given.id,
      text_id: text.id,
      n: await nextNumber(tx, text.id),
      speaker_id: given.speaker,
      pages: given.pages,
      passed,
      marks: JSON.stringify(marks),
      handed_in_by: by,
      handed_in_at: new Date(tx.clock.now()),
    })
    .execute();
  if (!passed) return recordRefusal(tx, act, decision);
  await record(tx, act);
  if (text.text_use === 'slides') await slidesPassed(tx, event, given.id, act);
}

const slidesPassed = (tx: Transaction, event: string, version: string, { actor, source }: NewFact) =>
  record(tx, {
    id: `slides-passed:${version}`,
    kind: 'slides.passed',
    subject: `event:${event}`,
    actor,
    source,
    data: {},
  });

const handedIn = (tx: Transaction, id: string) =>
  tx
    .selectFrom('event_text_version')
    .select('id')
    .where('org_id', '=', tx.org)
    .where('id', '=', id)
    .executeTakeFirst();

/** The text it is a version of, begun with the first. What it is for and of what stays as it was. */
async function ofText(tx: Transaction, event: string, { text: id, title, use, category }: Given) {
  await tx
    .insertInto('event_text')
    .values({ id, event_id: event, title, text_use: use, category })
    .onConflict((on) => on.columns(['org_id', 'id']).doNothing())
    .execute();
  const text = await tx
    .selectFrom('event_text')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  if (text.event_id !== event || text.text_use !== use || text.category !== category) throw other();
  return text;
}

/** Whoever speaks has a licence to practise on record, with its paper. */
async function licensed(tx: Transaction, event: string, speaker: string | null): Promise<boolean> {
  if (speaker === null) return false;
  const row = await tx
    .selectFrom('event_speaker')
    .select(['licence', 'evidence'])
    .where('org_id', '=', tx.org)
    .where('event_id', '=', event)
    .where('id', '=', speaker)
    .executeTakeFirst();
  if (!row) throw noSpeaker();
  return row.licence !== '' && row.evidence !== null;
}

async function nextNumber(tx: Transaction, text: string): Promise<number> {
  const { n } = await tx
    .selectFrom('event_text_version')
    .select((where) => where.fn.max('n').as('n'))
    .where('org_id', '=', tx.org)
    .where('text_id', '=', text)
    .executeTakeFirstOrThrow();
  return (n ?? 0) + 1;
}

const other = () =>
  new Refusal(
    'text.other',
    409,
    {
      zh: '这个编号已是另一份文稿,用处或类别不同',
      en: 'This is already another text, of another use or category',
    },
    { mend: { zh: '作为新的文稿交', en: 'Hand it in as a new text' } },
  );

const noSpeaker = () =>
  new Refusal(
    'text.speaker-unknown',
    422,
    { zh: '这场活动没有登记这位讲师', en: 'This speaker is not on record for the event' },
    { mend: { zh: '先登记讲师', en: 'Put the speaker on record first' } },
  );
