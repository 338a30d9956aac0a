import { settleItem } from '../../../server/modules/events/planning/settle-item.ts';
import { addSpeaker } from '../../../server/modules/events/texts/add-speaker.ts';
import { receiptPicture } from '../office/receipt.ts';
import type { Step } from '../step.ts';
import { SPRING } from './plan-spring.ts';

/** Two speak on Saturday, each with a paper for what they are called: settled on Thursday. */

const SPEAKERS = [
  {
    id: 'speaker-chen-hui',
    name: '陈慧',
    title: 'consultant',
    credential: '公共营养师三级',
    number: '2019-0518',
  },
  { id: 'speaker-lin-tao', name: '林涛', title: 'lecturer', credential: '企业内训师', number: '2022-1107' },
] as const;

export const SPEAKERS_SETTLED: readonly Step[] = [
  {
    moment: '2026-03-12T17:00',
    does: (world) =>
      world.tx(async (tx) => {
        for (const { number, ...speaker } of SPEAKERS) {
          const evidence = `${speaker.id}-paper`;
          const bytes = receiptPicture([number]);
          await world.attachments.keep(tx, { id: evidence, bytes, name: 'certificate.png', by: 'lin-tao' });
          await addSpeaker(tx, SPRING, { ...speaker, licence: '', evidence }, 'lin-tao');
        }
        await settleItem(tx, SPRING, 'speakers', 'member:lin-tao');
      }),
  },
];
