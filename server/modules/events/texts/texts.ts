import type { TextMark, TextVersion } from '../../../../contract/texts.ts';
import {
  type EventTexts,
  type OneText,
  speakerTitle,
  textCategory,
  textUse,
} from '../../../../contract/texts.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { personOf } from '../../customers/index.ts';
import { loadEvent } from '../planning/event-row.ts';

/** The texts of a gathering, each as its latest version stands, and who speaks. */
export async function eventTexts(tx: Transaction, event: string): Promise<EventTexts> {
  await loadEvent(tx, event);
  const rows = await versions(tx, event).execute();
  const latest = rows.filter(({ text_id, n }) => rows.every((row) => row.text_id !== text_id || row.n <= n));
  const person = await personOf(
    tx,
    latest.map(({ handed_in_by }) => handed_in_by),
  );
  return {
    texts: latest.map((row) => ({
      ...headOf(row),
      n: row.n,
      passed: row.passed,
      marks: marksOf(row).filter(({ hint }) => !hint).length,
      handedInBy: person(row.handed_in_by),
      handedInAt: new Date(row.handed_in_at).toISOString(),
    })),
    speakers: await speakers(tx, event),
  };
}

/** @throws Refusal `text.unknown` */
export async function oneText(tx: Transaction, event: string, text: string): Promise<OneText> {
  const rows = await versions(tx, event).where('event_text.id', '=', text).execute();
  const [first] = rows;
  if (!first) throw new Refusal('text.unknown', 404, { zh: '没有这份文稿', en: 'There is no such text' });
  const person = await personOf(
    tx,
    rows.map(({ handed_in_by }) => handed_in_by),
  );
  return {
    ...headOf(first),
    versions: rows.map(
      (row): TextVersion => ({
        id: row.version,
        n: row.n,
        passed: row.passed,
        marks: marksOf(row),
        pages: row.pages,
        speaker: row.speaker_id,
        handedInBy: person(row.handed_in_by),
        handedInAt: new Date(row.handed_in_at).toISOString(),
      }),
    ),
  };
}

const versions = (tx: Transaction, event: string) =>
  tx
    .selectFrom('event_text')
    .innerJoin('event_text_version as v', (on) =>
      on.onRef('v.org_id', '=', 'event_text.org_id').onRef('v.text_id', '=', 'event_text.id'),
    )
    .select(['event_text.id as text_id', 'event_text.title', 'text_use', 'category'])
    .select([
      'v.id as version',
      'n',
      'speaker_id',
      'pages',
      'passed',
      'marks',
      'handed_in_by',
      'handed_in_at',
    ])
    .where('event_text.org_id', '=', tx.org)
    .where('event_text.event_id', '=', event)
    .orderBy('handed_in_at', 'desc')
    .orderBy('n', 'desc');

const marksOf = ({ marks }: { marks: unknown }): TextMark[] => marks as TextMark[];

const headOf = (row: { text_id: string; title: string; text_use: string; category: string | null }) => ({
  id: row.text_id,
  title: row.title,
  use: textUse.parse(row.text_use),
  category: row.category === null ? null : textCategory.parse(row.category),
});

async function speakers(tx: Transaction, event: string): Promise<EventTexts['speakers']> {
  const rows = await tx
    .selectFrom('event_speaker')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where('event_id', '=', event)
    .orderBy('added_at')
    .execute();
  return rows.map(({ id, name, title, credential, licence, evidence }) => ({
    id,
    name,
    title: speakerTitle.parse(title),
    credential,
    licence,
    evidence: evidence !== null,
  }));
}
