import { AlertOutlined, BankOutlined, ShoppingOutlined, TagsOutlined } from '@ant-design/icons';
import type { Screen } from '../../ui/screen.ts';

export const salesScreens: readonly Screen[] = [
  {
    path: '/orders',
    title: { zh: '订单', en: 'Orders' },
    needs: 'order.read',
    load: () => import('./orders/orders-screen.tsx').then((m) => m.OrdersScreen),
    rail: { order: 36, icon: ShoppingOutlined },
    bar: { order: 35, icon: ShoppingOutlined, needs: 'order.place' },
  },
  {
    path: '/orders/new',
    title: { zh: '开单', en: 'New order' },
    needs: 'order.place',
    load: () => import('./desk/desk-screen.tsx').then((m) => m.DeskScreen),
  },
  {
    path: '/orders/$id',
    title: { zh: '订单', en: 'Order' },
    needs: 'order.read',
    load: () => import('./orders/order-screen.tsx').then((m) => m.OrderScreen),
  },
  {
    path: '/orders/$id/receipt',
    title: { zh: '收据', en: 'Receipt' },
    needs: 'order.read',
    frame: 'bare',
    load: () => import('./receipt/receipt-screen.tsx').then((m) => m.ReceiptScreen),
  },
  {
    path: '/orders/$id/contract',
    title: { zh: '合同', en: 'Contract' },
    needs: 'order.read',
    frame: 'bare',
    load: () => import('./contract/contract-screen.tsx').then((m) => m.ContractScreen),
  },
  {
    path: '/till',
    title: { zh: '收款对账', en: 'Till' },
    needs: ['cash.close', 'cash.bank'],
    load: () => import('./till/till-screen.tsx').then((m) => m.TillScreen),
    rail: { order: 37, icon: BankOutlined },
  },
  {
    path: '/receivables',
    title: { zh: '未收和应退', en: 'Still open' },
    needs: 'receivable.read',
    load: () => import('./money/receivables-screen.tsx').then((m) => m.ReceivablesScreen),
  },
  {
    path: '/effects',
    title: { zh: '用后不适', en: 'Effects told' },
    needs: 'effect.read',
    load: () => import('./effects/effects-screen.tsx').then((m) => m.EffectsScreen),
    rail: { order: 33, icon: AlertOutlined },
  },
  {
    path: '/invoices',
    title: { zh: '发票', en: 'Invoices' },
    needs: 'invoice.issue',
    load: () => import('./money/invoices-screen.tsx').then((m) => m.InvoicesScreen),
  },
  {
    path: '/goods',
    title: { zh: '商品', en: 'Goods' },
    needs: ['product.keep', 'order.place'],
    load: () => import('./goods/goods-screen.tsx').then((m) => m.GoodsScreen),
    rail: { order: 38, icon: TagsOutlined },
  },
];
