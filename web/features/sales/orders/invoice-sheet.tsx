import { Button } from 'antd';
import { useState } from 'react';
import type { OrderPage } from '../../../../contract/sales.ts';
import { newId } from '../../../api/new-id.ts';
import { TextField } from '../../../ui/fields.tsx';
import { SideSheet } from '../../../ui/side-sheet.tsx';
import { useWords } from '../../../ui/words.ts';
import { useOrderAct } from './queries.ts';
import { orderWords } from './words.ts';

/** Whom the invoice is made out to; finance issues and numbers it. */
export function InvoiceSheet({ order, close }: { order: OrderPage; close: () => void }) {
  const t = useWords(orderWords);
  const [id] = useState(newId);
  const [title, setTitle] = useState(order.customer.name);
  const [taxNumber, setTaxNumber] = useState('');
  const ask = useOrderAct(order.id, close);
  return (
    <SideSheet
      title={t('askInvoice')}
      close={close}
      foot={
        <Button
          type="primary"
          disabled={title.trim() === ''}
          loading={ask.isPending}
          onClick={() =>
            ask.mutate({ path: `/api/orders/${order.id}/invoices`, body: { id, title, taxNumber } })
          }
        >
          {t('askInvoice')}
        </Button>
      }
    >
      <TextField label={t('invoiceTitle')} value={title} onChange={setTitle} />
      <TextField label={t('taxNumber')} value={taxNumber} onChange={setTaxNumber} />
    </SideSheet>
  );
}
