import { z } from 'zod';

const day = z.iso.date();

/** Office hours of a week, from a day on. What is wrong with them is said by the server in a sentence. */
export const officeHours = z.object({
  from: day,
  week: z
    .array(
      z.object({
        /** 1 Monday … 7 Sunday; a day left out is closed. */
        weekday: z.int(),
        open: z.array(z.object({ from: z.string().max(5), to: z.string().max(5) })).max(8),
      }),
    )
    .max(14),
});
export type OfficeHours = z.infer<typeof officeHours>;
/** The oldest first: those that were, those in force today, those to come. */
export const officeHoursPage = z.object({ today: day, hours: z.array(officeHours) });

export const officeHoursRefusals = {
  'hours.empty': 422,
  'hours.order': 422,
  'hours.overlap': 422,
  'hours.past': 422,
  'hours.time': 422,
  'hours.weekday': 422,
} as const;
