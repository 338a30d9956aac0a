import type { LedgerModule } from '../../ledger/index.ts';
import { buyerSince } from './buyer-since.ts';
import { salesKinds, salesQuestions } from './facts.ts';

export { acceptReturn } from './accept-return.ts';
/** Sales' door: what others may ask and do. */
export { salesAccess } from './access.ts';
export { deliverGoods } from './deliver-goods.ts';
export { wire } from './money.ts';
export { soldBetween } from './orders.ts';
export { payRefund } from './pay-refund.ts';
export { placeOrder } from './place-order.ts';
export { salesRoutes } from './routes.ts';
export { takePayment } from './take-payment.ts';

export const sales: LedgerModule = {
  name: 'sales',
  kinds: salesKinds,
  questions: salesQuestions,
  answers: { 'customer.buyer_since': buyerSince },
};
