import { Refusal } from '../../../platform/refusal.ts';

export const unknownAllocation = () =>
  new Refusal('allocation.unknown', 404, {
    zh: '没有这份分配建议',
    en: 'There is no such proposal',
  });
