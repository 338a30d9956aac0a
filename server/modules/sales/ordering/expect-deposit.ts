import { Refusal } from '../../../platform/refusal.ts';

/** 订金 is refundable and small; more than this is a payment. */
const DEPOSIT_MOST = 200_00;
/** Of the order: what is put down on it, and by law what 定金 may be at most. */
const SHARE = 5;

/** @throws Refusal `deposit.too-large`, `deposit.earnest` */
export function expectDeposit(
  word: 'refundable' | 'earnest',
  amount: number,
  total: number,
  agreed: boolean,
): void {
  if (word === 'earnest' && !agreed) throw notAgreed();
  if (word === 'earnest' ? amount * SHARE > total : amount > DEPOSIT_MOST || amount * SHARE > total)
    throw tooLarge();
}

const notAgreed = () =>
  new Refusal(
    'deposit.earnest',
    422,
    {
      zh: '不能收「定金」:没有签字的合同写明定金',
      en: 'Earnest money cannot be taken: no signed contract agrees it',
    },
    {
      mend: {
        zh: '改收「订金」,随时可退;确要定金,先签写明定金的合同',
        en: 'Take a refundable deposit; for earnest money have a contract signed first that says so',
      },
    },
  );

const tooLarge = () =>
  new Refusal(
    'deposit.too-large',
    422,
    {
      zh: '订金最多 200 元且不超过订单的 20%,随时可退',
      en: 'A deposit is at most 200 yuan and at most 20% of the order, and always refundable',
    },
    { mend: { zh: '其余的等交付时再收', en: 'Take the rest when the goods are delivered' } },
  );
