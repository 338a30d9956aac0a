import { sql } from 'kysely';
import type { Value } from '../../../../kernel/index.ts';
import type { Answer } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { holdersOf } from '../../identity/index.ts';
import { allocationSight } from '../allocation/allocation-sight.ts';
import { releasedForm } from '../forms/released-form.ts';

const files = (tx: Transaction, ids: readonly string[]) =>
  tx.selectFrom('customer_file').selectAll().where('org_id', '=', tx.org).where('id', 'in', ids).execute();
const surveys = (tx: Transaction, ids: readonly string[]) =>
  tx.selectFrom('survey').selectAll().where('org_id', '=', tx.org).where('id', 'in', ids).execute();
type FileRow = Awaited<ReturnType<typeof files>>[number];
type SurveyRow = Awaited<ReturnType<typeof surveys>>[number];

const onFile =
  (answer: (row: FileRow) => Value | null): Answer =>
  async (tx, ids) =>
    new Map((await files(tx, ids)).map((row) => [row.id, answer(row)]));
const onSurvey =
  (answer: (row: SurveyRow) => Value | null): Answer =>
  async (tx, ids) =>
    new Map((await surveys(tx, ids)).map((row) => [row.id, answer(row)]));

/** The same for every subject: the version the company released. */
const released =
  (form: 'survey' | 'file'): Answer =>
  async (tx, ids) => {
    const version = String((await releasedForm(tx, form)).version);
    return new Map(ids.map((id) => [id, version]));
  };

/** Who may read (or copy) this one just now by somebody's yes. */
const approved =
  (kind: 'survey' | 'file', act: 'read' | 'copy'): Answer =>
  async (tx, ids) => {
    const rows = await tx
      .selectFrom('opening')
      .select(['object', 'reader'])
      .where('org_id', '=', tx.org)
      .where(
        'object',
        'in',
        ids.map((id) => `${kind}:${id}`),
      )
      .where('act', '=', act)
      .where('state', '=', 'open')
      .where('closes_at', '>', new Date(tx.clock.now()))
      .execute();
    const readers = Map.groupBy(rows, ({ object }) => object);
    const of = (id: string) => [
      ...new Set((readers.get(`${kind}:${id}`) ?? []).map(({ reader }) => `member:${reader}`)),
    ];
    return new Map(ids.map((id) => [id, of(id)]));
  };

/** Members who owe the customer of a file a call-back; a post's obligation is each of its holders'. */
const callBackHolders: Answer = async (tx, ids) => {
  const { rows } = await sql<{ file: string; holder: string }>`
    SELECT DISTINCT f.id AS file, coalesce(o.claimed_by, o.holder) AS holder
    FROM customer_file f
    JOIN obligation o ON o.org_id = f.org_id AND o.subject = 'customer:' || f.customer_id
    WHERE f.org_id = ${tx.org} AND f.id = ANY(${[...ids]}) AND o.state = 'open' AND o.noun = 'call-back'`.execute(
    tx,
  );
  const found = new Map<string, string[]>(ids.map((id) => [id, []]));
  for (const { file, holder } of rows) {
    const members = holder.startsWith('post:')
      ? (await holdersOf(tx, holder.slice(5))).map((id) => `member:${id}`)
      : [holder];
    for (const member of members) if (!found.get(file)?.includes(member)) found.get(file)?.push(member);
  }
  return found;
};

const counted =
  (
    count: (
      tx: Transaction,
      members: readonly string[],
    ) => Promise<{ member: string | null; times: number }[]>,
  ): Answer =>
  async (tx, ids) => {
    const times = new Map((await count(tx, ids)).map((row) => [row.member, row.times]));
    return new Map(ids.map((id) => [id, times.get(id) ?? 0]));
  };

const sight =
  (what: 'nearest' | 'lightest' | 'unowned' | 'newGiven'): Answer =>
  async (tx, ids) => {
    const seen = await allocationSight(tx, ids);
    const value = (id: string) => {
      const found = seen.get(id)?.[what] ?? null;
      return typeof found === 'string' ? `member:${found}` : found;
    };
    return new Map(ids.map((id) => [id, value(id)]));
  };

export const custodyAnswers: Readonly<Record<string, Answer>> = {
  'file.customer': onFile(({ customer_id }) => `customer:${customer_id}`),
  'file.holder': onFile(({ holder, state }) =>
    holder !== null && state !== 'draft' ? `member:${holder}` : null,
  ),
  'file.custodian': onFile(({ custodian }) => custodian),
  'file.call_back_holders': callBackHolders,
  'file.approved_readers': approved('file', 'read'),
  'file.approved_copiers': approved('file', 'copy'),
  'file.released_version': released('file'),
  'survey.customer': onSurvey(({ customer_id }) => customer_id && `customer:${customer_id}`),
  'survey.state': onSurvey(({ state }) => state),
  'survey.collector': onSurvey(({ signed_by, started_by }) => `member:${signed_by ?? started_by}`),
  'survey.approved_readers': approved('survey', 'read'),
  'survey.approved_copiers': approved('survey', 'copy'),
  'survey.released_version': released('survey'),
  'survey.nearest': sight('nearest'),
  'survey.lightest': sight('lightest'),
  'survey.unowned_in_batch': sight('unowned'),
  'survey.new_members_given': sight('newGiven'),
  'member.files_held': counted(async (tx, ids) =>
    tx
      .selectFrom('customer_file')
      .select((on) => ['holder as member', on.fn.countAll<number>().as('times')])
      .where('org_id', '=', tx.org)
      .where('holder', 'in', ids)
      .where('state', '<>', 'lost')
      .groupBy('holder')
      .execute(),
  ),
  'member.surveys_to_hand_in': counted(async (tx, ids) =>
    tx
      .selectFrom('survey')
      .select((on) => ['started_by as member', on.fn.countAll<number>().as('times')])
      .where('org_id', '=', tx.org)
      .where('started_by', 'in', ids)
      .where('state', 'in', ['filled', 'signed'])
      .groupBy('started_by')
      .execute(),
  ),
  'organisation.survey_version': released('survey'),
  'organisation.file_version': released('file'),
};
