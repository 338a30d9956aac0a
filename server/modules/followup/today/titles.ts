import type { Obligation, Text } from '../../../../kernel/index.ts';

const text = (zh: string, en: string): Text => ({ zh, en });

/** What an obligation is called is the same on a customer's page: the words stand with the contract. */
export { titleOf } from '../../../../contract/duty-titles.ts';

type Named = Pick<Obligation, 'noun' | 'slot' | 'purpose'>;

const ABOUT: Readonly<Record<string, Text>> = {
  'first/service': text('指导使用', 'guide use'),
  'second/service': text('听取意见', 'ask for opinions'),
  'third/service': text('了解使用感受', 'learn how use went'),
  'consultant-first/service': text('专业指导', 'professional guidance'),
  'first/selling': text('保持联系', 'keep in touch'),
  'second/selling': text('介绍产品与服务', 'introduce products and service'),
};

/** Duties that are done on a page of their own, whatever they are about. */
export const PAGES: Readonly<Record<string, string>> = {
  approve: '/approvals',
  'decide-award': '/awards',
  review: '/reviews',
  'hear-of-lapse': '/owing',
};

/** What a call-back is for, in a few words; null where the title says it all. */
export const detailOf = ({ noun, slot, purpose }: Named): Text | null =>
  noun === 'call-back' ? (ABOUT[`${slot}/${purpose}`] ?? null) : null;
