import { z } from 'zod';
import { id, text } from './customers.ts';
import { named } from './ledger.ts';
import { line } from './sheets.ts';
import { todayCard } from './today.ts';

const instant = z.iso.datetime({ offset: true });
const day = z.iso.date();

/** Who owes what, lapses, meetings, approvals, awards, notifications, search: what managers and everyone else read. */

/** A figure that opens to the rows it counts. */
export const figure = z.object({
  label: text,
  value: z.union([z.int(), z.string()]),
  open: z.string().nullable(),
});

/** GET /api/owing */
export const owing = z.object({
  now: instant,
  /** The days `load` speaks of, today first. */
  days: z.array(day),
  people: z.array(
    z.object({
      member: named,
      posts: z.array(z.string()),
      overdue: z.int(),
      today: z.int(),
      week: z.int(),
      /** Call-backs a day this person is reckoned to manage. */
      capacity: z.int(),
      load: z.array(z.int()),
      away: text.nullable(),
    }),
  ),
  /** Held by a post that several share, or nobody holds; what one person alone holds is in their load. */
  unclaimed: z.array(z.object({ post: named, count: z.int() })),
});
export type Owing = z.infer<typeof owing>;
/** GET /api/owing/:member */
export const owingOf = z.object({ member: named, cards: z.array(todayCard) });

/** POST /api/obligations/delegations: dues stay, credit stays with the owner. Each line answers for itself. */
export const delegation = z.object({
  id,
  obligations: z.array(z.string().max(120)).min(1).max(500),
  to: id,
  reason: z.string().trim().min(2).max(200),
});
export const delegated = z.object({
  moved: z.array(z.string()),
  refused: z.array(z.object({ obligation: z.string(), says: text })),
});

/** POST /api/absences: somebody is away for whole days. */
export const newAbsence = z.object({
  id,
  member: id,
  first: day,
  last: day,
  kind: z.enum(['rest', 'leave']),
});

/** GET /api/lapses?day= : one card for everything that lapsed when that day began, not one each. */
export const lapses = z.object({
  day,
  count: z.int(),
  groups: z.array(
    z.object({
      holder: named,
      items: z.array(
        z.object({
          obligation: z.string(),
          title: text,
          subject: named,
          dueAt: instant,
          clause: z.string(),
          /** Done meanwhile, late. */
          doneAt: instant.nullable(),
        }),
      ),
    }),
  ),
});
export type Lapses = z.infer<typeof lapses>;
export const dayQuery = z.object({ day: day.optional() });

/** GET /api/briefings/morning?day= : 晨会, for the wall; `copy` is the text for the group, names masked. */
export const morning = z.object({
  day,
  title: text,
  yesterday: z.array(figure),
  /** What must be done today and in the days the company looks ahead, by name. */
  today: z.array(z.object({ member: named, overdue: z.int(), due: z.int(), lines: z.array(text) })),
  owed: z.array(figure),
  topics: z.array(text),
  rollCall: z.array(
    z.object({ member: named, state: z.enum(['expected', 'rest', 'leave']), says: text.nullable() }),
  ),
  copy: text,
});
export type Morning = z.infer<typeof morning>;

/** GET /api/reviews?day= (S003.3-19): the consultant over the representatives' calls of a day. */
export const review = z.object({
  day,
  due: z.int(),
  done: z.int(),
  open: z.int(),
  reviewed: z.object({ by: named, at: instant, note: z.string() }).nullable(),
  people: z.array(
    z.object({
      member: named,
      due: z.int(),
      done: z.int(),
      late: z.int(),
      open: z.array(z.object({ obligation: z.string(), title: text, subject: named, dueAt: instant })),
      calls: z.array(
        z.object({
          callBack: z.string(),
          subject: named,
          at: instant,
          channel: z.string(),
          result: z.string(),
          said: z.object({ customer: z.string(), mine: z.string() }),
          photos: z.array(z.string()),
          remark: z.object({ by: named, words: z.string(), verdict: z.enum(['good', 'mend']) }).nullable(),
        }),
      ),
    }),
  ),
});
export type Review = z.infer<typeof review>;
export const newReview = z.object({ id, day, note: z.string().trim().max(1000).default('') });
/** POST /api/call-backs/:id/remarks */
export const remark = z.object({
  id,
  words: z.string().trim().min(1).max(500),
  verdict: z.enum(['good', 'mend']),
});

/** GET /api/evenings?day= : the general manager's page at 21:30; `copy` can be forwarded. */
export const evening = z.object({
  day,
  figures: z.array(figure),
  lapsed: z.array(z.object({ holder: named, count: z.int() })),
  tomorrow: z.array(figure),
  approvals: z.int(),
  copy: text,
});

/** GET /api/approvals: those the caller may answer now. */
export const approval = z.object({
  id: z.string(),
  /** Kind of act, and what it is. */
  act: z.string(),
  title: text,
  subject: named,
  asker: named,
  askedAt: instant,
  clause: z.string(),
  whyYou: text,
  onYes: text,
  onNo: text,
  /** What is left of the month, where money is concerned. */
  left: text.nullable(),
  reason: z.string(),
  /** What was filled in, and what the clauses worked out of it. */
  filled: z.array(line),
  figures: z.array(line),
  /** Duties that fall into the days somebody asks to be away. */
  dueMeanwhile: z.array(
    z.object({ id: z.string(), title: text, subject: named, dueAt: instant, cover: named.nullable() }),
  ),
  until: instant.nullable(),
});
export const approvals = z.object({
  waiting: z.array(approval),
  mine: z.array(approval.extend({ state: z.string() })),
});
/** POST /api/approvals/decisions: a batch, each line answers for itself. */
export const approvalDecisions = z.object({
  decisions: z
    .array(
      z.object({
        id,
        approval: z.string().max(120),
        yes: z.boolean(),
        reason: z.string().trim().max(300).default(''),
      }),
    )
    .min(1)
    .max(50),
});
export const decided = z.object({
  lines: z.array(z.object({ approval: z.string(), done: z.boolean(), says: text.nullable() })),
});

export const appeal = z.object({
  id: z.string(),
  lodgedAt: instant,
  words: z.string(),
  state: z.enum(['open', 'upheld', 'rejected']),
  decidedBy: named.nullable(),
  decidedAt: instant.nullable(),
  answer: z.string(),
});
export const award = z.object({
  id: z.string(),
  at: instant,
  member: named,
  clause: z.string(),
  n: z.int(),
  says: text,
  effect: z.enum(['points', 'praise', 'money', 'discipline']),
  amount: z.int().nullable(),
  /** The figure written in the source, where it is not what takes effect. */
  written: z.object({ min: z.int(), max: z.int(), unit: z.enum(['fen', 'points']) }).nullable(),
  range: z.object({ min: z.int(), max: z.int() }).nullable(),
  state: z.enum(['proposed', 'in-force', 'suspended', 'reversed']),
  mends: z.string().nullable(),
  appeal: appeal.nullable(),
});
export type Award = z.infer<typeof award>;
/** GET /api/awards?member=&state= : one's own; managers see their people's. */
export const awardsQuery = z.object({ member: id.optional() });
export const awards = z.object({
  points: z.int(),
  entries: z.array(award),
  mayDecide: z.boolean(),
  /** Whose books hold a proposal or an appeal that nobody has answered; none for those who decide nothing. */
  waiting: z.array(z.object({ member: named, count: z.int() })),
});
/** POST /api/awards/:id/appeals */
export const newAppeal = z.object({ id, words: z.string().trim().min(2).max(1000) });
/** POST /api/appeals/:id/decisions */
export const appealDecision = z.object({
  id,
  upheld: z.boolean(),
  words: z.string().trim().min(2).max(1000),
});
/** POST /api/awards/:id/decisions: an amount within the written range, or dropped; a reason always. */
export const awardDecision = z.object({
  id,
  amount: z.int().nullable(),
  reason: z.string().trim().min(2).max(300),
});

/** GET /api/mine */
export const mine = z.object({ member: named, month: z.string(), figures: z.array(figure), points: z.int() });

/** GET /api/notifications */
export const notification = z.object({
  id: z.string(),
  at: instant,
  title: text,
  says: text,
  open: z.string().nullable(),
  read: z.boolean(),
  /** Pushed at once; the rest waits for the digests of 08:00, 13:30, 17:00. */
  pushed: z.boolean(),
});
export const notifications = z.object({
  unread: z.int(),
  items: z.array(notification),
  digest: z.object({ at: instant, says: text, lines: z.array(text) }).nullable(),
});
export const readNotifications = z.object({ ids: z.array(z.string().max(120)).min(1).max(200) });

/** GET /api/search?q= : what this person may see. */
export const found = z.object({
  groups: z.array(
    z.object({
      kind: z.enum(['customer', 'file', 'clause', 'member']),
      title: text,
      items: z.array(z.object({ ref: z.string(), title: text, sub: text.nullable(), open: z.string() })),
    }),
  ),
  /** Why nothing was looked up. */
  says: text.nullable(),
});
