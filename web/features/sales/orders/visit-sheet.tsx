import { Button } from 'antd';
import { useState } from 'react';
import type { OrderPage } from '../../../../contract/sales.ts';
import { newId } from '../../../api/new-id.ts';
import { useClock } from '../../../ui/clock.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { SideSheet } from '../../../ui/side-sheet.tsx';
import { instantIn, writtenIn } from '../../../ui/time.ts';
import { useWords } from '../../../ui/words.ts';
import { useOrderAct } from './queries.ts';
import { orderWords } from './words.ts';

/** The day and hour at which the rest is brought and collected. */
export function VisitSheet({ order, close }: { order: OrderPage; close: () => void }) {
  const t = useWords(orderWords);
  const { zone } = useClock();
  const [id] = useState(newId);
  const before = order.visitAt ? writtenIn(zone, Date.parse(order.visitAt)) : '';
  const [day, setDay] = useState(before.slice(0, 10));
  const [hour, setHour] = useState(before.slice(11));
  const agree = useOrderAct(order.id, close);
  return (
    <SideSheet
      title={t('agreeVisit')}
      close={close}
      foot={
        <Button
          type="primary"
          disabled={day === '' || hour === ''}
          loading={agree.isPending}
          onClick={() =>
            agree.mutate({
              path: `/api/orders/${order.id}/visit`,
              body: { id, at: new Date(instantIn(zone, `${day}T${hour}`)).toISOString() },
            })
          }
        >
          {t('agreeVisit')}
        </Button>
      }
    >
      <TextField label={t('day')} type="date" value={day} onChange={setDay} />
      <TextField label={t('hour')} type="time" value={hour} onChange={setHour} />
    </SideSheet>
  );
}
