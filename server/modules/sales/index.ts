import type { LedgerModule } from '../../ledger/index.ts';
import { eventSold, orderTotalThisYear } from './answers.ts';
import { salesKinds, salesQuestions } from './facts.ts';
import { salesNames } from './names.ts';
import { buyerSince } from './reading/buyer-since.ts';

/** Sales' door: what others may ask and do. */
export { salesAccess } from './access.ts';
export { eraseNames } from './erase-names.ts';
export { fenOf, wire } from './money.ts';
export { deliverGoods } from './ordering/deliver-goods.ts';
export { placeOrder } from './ordering/place-order.ts';
export { type Replacement, replaceGoods } from './ordering/replace-goods.ts';
export { takePayment } from './ordering/take-payment.ts';
export { deliveredLines } from './reading/delivered-lines.ts';
export { replacedFor } from './reading/replaced-for.ts';
export { type SellerSold, type SoldAt, soldAt } from './reading/sold-at.ts';
export { soldBetween } from './reading/sold-between.ts';
export { acceptReturn } from './returns/accept-return.ts';
export { payRefund } from './returns/pay-refund.ts';
export { salesRoutes } from './routes.ts';

export const sales: LedgerModule = {
  name: 'sales',
  kinds: salesKinds,
  questions: salesQuestions,
  answers: {
    'customer.buyer_since': buyerSince,
    'customer.order_total_this_year': orderTotalThisYear,
    'event.sold': eventSold,
  },
  names: salesNames,
};
