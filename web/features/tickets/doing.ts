import type { TicketPage } from '../../../contract/tickets.ts';

type Act = TicketPage['acts'][number];

/** A step while it is written. */
export interface Doing {
  words: string;
  day: string;
  hour: string;
  to: string;
  waitFor: 'part' | 'customer';
  satisfied: boolean | null;
  signed: boolean;
  signature: string | null;
  /** `order/line`, and how many. */
  replaced: string;
}

/** What each part of a step's form is given. */
export interface PartProps {
  page: TicketPage;
  doing: Doing;
  change: (part: Partial<Doing>) => void;
  tried: boolean;
}

export const nothingDone: Doing = {
  words: '',
  day: '',
  hour: '',
  to: '',
  waitFor: 'part',
  satisfied: null,
  signed: false,
  signature: null,
  replaced: '',
};

const PATHS: Readonly<Record<Act, string>> = {
  answer: 'answers',
  dispatch: 'dispatches',
  pause: 'pauses',
  resume: 'resumptions',
  complete: 'completions',
  'feed-back': 'feedback',
  verify: 'call-backs',
  close: 'closings',
  reopen: 'reopenings',
  'take-over': 'acceptances',
};

export const pathOf = (ticket: string, act: Act): string => `/api/tickets/${ticket}/${PATHS[act]}`;

/** What a step cannot do without. */
export function lackingOf(act: Act, doing: Doing): string[] {
  const lacking: Partial<Record<Act, [string, boolean][]>> = {
    answer: [
      ['words', doing.words.trim() === ''],
      ['hour', doing.day !== '' && doing.hour === ''],
    ],
    dispatch: [['to', doing.to === '']],
    complete: [['words', doing.words.trim() === '']],
    verify: [['satisfied', doing.satisfied === null]],
  };
  return (lacking[act] ?? []).filter(([, lacks]) => lacks).map(([name]) => name);
}

export function bodyOf(act: Act, id: string, doing: Doing): object {
  const said = { id, words: doing.words.trim() };
  switch (act) {
    case 'answer':
      return { ...said, visit: doing.day === '' ? null : { day: doing.day, at: doing.hour } };
    case 'dispatch':
      return { ...said, to: doing.to };
    case 'pause':
      return { ...said, for: doing.waitFor };
    case 'verify':
      return { ...said, satisfied: doing.satisfied };
    case 'complete':
      return {
        ...said,
        signed: doing.signed,
        attachments: doing.signature ? [doing.signature] : [],
        replaced: replacedOf(doing.replaced),
      };
    default:
      return said;
  }
}

function replacedOf(chosen: string) {
  const [order, line] = chosen.split('/');
  return order && line ? { order, line: Number(line), quantity: 1 } : null;
}
