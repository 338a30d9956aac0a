import type { z } from 'zod';
import type { callResult, channel, NewCallBack } from '../../../../contract/followup.ts';
import type { TodayCard } from '../../../../contract/today.ts';
import { missingFields, type SheetValues, sheetAnswers } from '../../../ui/sheet-fields.tsx';
import { instantIn } from '../../../ui/time.ts';
import type { CallSeen } from './call-clock.ts';

export type Channel = z.infer<typeof channel>;
export type Result = z.infer<typeof callResult>;
export type Refusal = NonNullable<NewCallBack['refused']>;
type VisitReason = NonNullable<NonNullable<NewCallBack['visit']>['reason']>;

/** What is on the record sheet while it is being written; kept as a draft if the sheet is closed. */
export interface RecordValues {
  obligations: string[];
  channel: Channel;
  result: Result | null;
  customer: string;
  mine: string;
  sheet: SheetValues;
  photos: string[];
  joint: boolean;
  visitAgreed: boolean;
  visitReason: VisitReason;
  refused: Refusal | null;
  severity: 'mild' | 'serious';
  batch: string;
  promiseAt: string;
  promiseWords: string;
}

export function emptyRecord(card: TodayCard): RecordValues {
  return {
    obligations: card.duties.map((duty) => duty.id),
    channel: card.record === 'visit' ? 'visit' : 'phone',
    result: null,
    customer: '',
    mine: '',
    sheet: {},
    photos: [],
    joint: false,
    visitAgreed: true,
    visitReason: 'home-asked',
    refused: null,
    severity: 'mild',
    batch: '',
    promiseAt: '',
    promiseWords: '',
  };
}

/** Every contact is recorded with these anyway; a sheet that asks for them finds them filled. */
const ownFields = new Set(['channel', 'result', 'said', 'mine']);

/** What the clause's sheet asks for beyond that. */
export const askedBeyond = (card: TodayCard) =>
  (card.sheet?.fields ?? []).filter((field) => !ownFields.has(field.name));

/** Nobody can help with a complaint or an ill feeling that has no words. */
const wantsWords: ReadonlySet<Result | null> = new Set(['complaint', 'effect']);

export interface RecordProblems {
  result: boolean;
  customer: boolean;
  promise: boolean;
  sheet: string[];
}

/** What each part of the form is given. */
export interface FormProps {
  card: TodayCard;
  values: RecordValues;
  change: (part: Partial<RecordValues>) => void;
  problems: RecordProblems | null;
}

export function problemsOf(card: TodayCard, values: RecordValues): RecordProblems {
  return {
    result: values.result === null,
    customer: wantsWords.has(values.result) && values.customer.trim() === '',
    promise: (values.promiseAt === '') !== (values.promiseWords.trim() === ''),
    sheet: missingFields(askedBeyond(card), values.sheet),
  };
}

export const hasProblems = (problems: RecordProblems): boolean =>
  problems.result || problems.customer || problems.promise || problems.sheet.length > 0;

interface Circumstances {
  id: string;
  promiseId: string;
  zone: string;
  now: number;
  call: CallSeen | null;
}

/** What is sent: only what was said and chosen, with start and length where a call was seen. */
export function callBackOf(card: TodayCard, values: RecordValues, by: Circumstances): NewCallBack {
  const startedAt = by.call?.startedAt ?? null;
  const promised = values.promiseAt !== '' && values.promiseWords.trim() !== '';
  return {
    id: by.id,
    obligations: values.obligations,
    at: new Date(startedAt ?? by.now).toISOString(),
    startedAt: startedAt === null ? null : new Date(startedAt).toISOString(),
    seconds: by.call?.seconds ?? null,
    channel: values.channel,
    result: values.result ?? 'other',
    said: { customer: values.customer.trim(), mine: values.mine.trim() },
    sheet: sheetAnswers(askedBeyond(card), values.sheet),
    attachments: values.photos,
    joint: values.joint,
    asked: by.call?.asked ?? false,
    visit: visitOf(values),
    refused: values.refused,
    effect:
      values.result === 'effect'
        ? { severity: values.severity, batch: values.batch.trim() || undefined }
        : null,
    promise: promised
      ? {
          id: by.promiseId,
          at: new Date(instantIn(by.zone, values.promiseAt)).toISOString(),
          words: values.promiseWords.trim(),
        }
      : null,
  };
}

function visitOf(values: RecordValues): NewCallBack['visit'] {
  return values.channel === 'visit' ? { agreed: values.visitAgreed, reason: values.visitReason } : null;
}
