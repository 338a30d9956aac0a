import { Button } from 'antd';
import { useState } from 'react';
import type { SeatLayout, SeatPlan } from '../../../../contract/seats.ts';
import { api } from '../../../api/client.ts';
import { TextField } from '../../../ui/fields.tsx';
import { SideSheet } from '../../../ui/side-sheet.tsx';
import { useWords } from '../../../ui/words.ts';
import { useSeatWrite } from './queries.ts';
import { seatWords } from './words.ts';

const CHAIRS = 10;

/** So many tables, so many chairs, so many in a row: enough to draw a hall. */
export function LayoutSheet({ plan, close }: { plan: SeatPlan; close: () => void }) {
  const t = useWords(seatWords);
  const [typed, setTyped] = useState({
    tables: String(Math.max(1, Math.floor(plan.event.capacity / CHAIRS))),
    chairs: String(CHAIRS),
    across: '5',
  });
  const layOut = useSeatWrite(plan.event.id, (path, layout: SeatLayout) =>
    api.put<SeatPlan>(path('/layout'), layout),
  );
  const given = Object.fromEntries(
    Object.entries(typed).map(([key, text]) => [key, Number(text)]),
  ) as SeatLayout;
  const whole = Object.values(given).every((n) => Number.isInteger(n) && n > 0);
  const field = (key: keyof SeatLayout, label: string) => (
    <TextField
      label={label}
      type="number"
      value={typed[key]}
      onChange={(text) => setTyped({ ...typed, [key]: text })}
    />
  );
  return (
    <SideSheet
      title={t('layOut')}
      close={close}
      foot={
        <Button
          type="primary"
          disabled={!whole}
          loading={layOut.isPending}
          onClick={() => layOut.mutate(given, { onSuccess: close })}
        >
          {t('layItOut')}
        </Button>
      }
    >
      <p>{t('layOutNote')}</p>
      {field('tables', t('tables'))}
      {field('chairs', t('chairsEach'))}
      {field('across', t('across'))}
      <p role="status">
        {whole ? t('total', { n: given.tables * given.chairs, staff: given.tables }) : t('wholeNumber')}
      </p>
    </SideSheet>
  );
}
