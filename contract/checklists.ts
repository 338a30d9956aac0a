import { z } from 'zod';
import { id, person, text } from './customers.ts';

/** What is looked through before, at and after a gathering, and its recording, on the wire. */

const instant = z.iso.datetime({ offset: true });
const item = z.string().regex(/^[a-z0-9-]{2,30}$/);

export const checklistName = z.enum([
  'venue',
  'invitation-kit',
  'publicity',
  'props',
  'goods',
  'materials',
  'set-up',
  'setting',
  'lobby',
  'sign-in',
  'equipment',
  'opening',
  'before-meeting',
  'relief-breaks',
  'site',
]);
/** POST /api/events/:id/checklists: looked through; what is not right is named. */
export const tick = z.object({ id, list: checklistName, missing: z.array(item).max(40).default([]) });
/** POST /api/events/:id/recording and /api/events/:id/recording/deletion */
export const recording = z.object({ id });

/** GET /api/events/:id/checklists */
export const checklists = z.object({
  lists: z.array(
    z.object({
      list: checklistName,
      name: text,
      items: z.array(z.object({ item, name: text })),
      /** The last time it was looked through. */
      tickedAt: instant.nullable(),
      tickedBy: person.nullable(),
      missing: z.array(item),
    }),
  ),
  recording: z
    .object({ startedAt: instant, keepUntil: z.iso.date(), deletedAt: instant.nullable() })
    .nullable(),
  may: z.boolean(),
});
export type Checklists = z.infer<typeof checklists>;
