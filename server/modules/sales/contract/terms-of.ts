import type { Text } from '../../../../kernel/index.ts';

/** What every contract here says, in the order people ask: returns, the deposit, what is open, what is promised. */
export function termsOf(order: { deposit: number }, earnest: boolean): Text[] {
  return [
    {
      zh: '本公司承诺:自收到之日起七日内,未拆封可退,不收手续费。',
      en: 'The company promises: unopened goods go back within seven days of receipt, without a fee.',
    },
    {
      zh: '预付的服务:自付款之日起七日内可要求全额退款,之后按未用部分退(法律规定)。',
      en: 'Prepaid services: the full amount goes back within seven days of paying, afterwards the unused part (by law).',
    },
    earnest ? EARNEST : REFUNDABLE(order.deposit),
    {
      zh: '商品有质量问题的,不受七日限制。',
      en: 'Faults of the goods are not bound to the seven days.',
    },
    {
      zh: '保健食品不能代替药物,请勿因此停药。',
      en: 'Health food is no substitute for medicine; do not stop taking yours.',
    },
  ];
}

const EARNEST: Text = {
  zh: '双方约定所付为定金,不超过总价的 20%:顾客不买的不退,公司不交货的双倍退还。',
  en: 'The parties agree earnest money of at most 20%: not returned if the customer withdraws, returned twofold if the company does not deliver.',
};

const REFUNDABLE = (deposit: number): Text => ({
  zh: deposit > 0 ? '所付订金随时可退。' : '如付订金,随时可退。',
  en:
    deposit > 0
      ? 'The deposit paid goes back whenever asked.'
      : 'A deposit, if paid, goes back whenever asked.',
});
