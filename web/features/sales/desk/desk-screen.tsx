import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { useState } from 'react';
import type { Desk } from '../../../../contract/sales.ts';
import { api } from '../../../api/client.ts';
import { useClock } from '../../../ui/clock.tsx';
import { Page } from '../../../ui/page.tsx';
import { EmptyState, ErrorState, Loading } from '../../../ui/states.tsx';
import { useTellError } from '../../../ui/tell-error.ts';
import { useYuan } from '../../../ui/use-yuan.ts';
import { useWords } from '../../../ui/words.ts';
import { moneyOf } from '../../../ui/yuan.ts';
import style from '../sales.module.css';
import { type Draft, emptyDraft, missingIn, orderOf, totalOf } from './draft.ts';
import { GoodsPart } from './goods-part.tsx';
import { MoneyPart } from './money-part.tsx';
import { WhoPart } from './who-part.tsx';
import { deskWords } from './words.ts';

/** 开单: at the desk in the hall or on a phone beside the table. One page, one button, sent once. */
export function DeskScreen() {
  const t = useWords(deskWords);
  const desk = useQuery({ queryKey: ['desk'], queryFn: ({ signal }) => api.get<Desk>('/api/desk', signal) });
  const event = desk.data?.event;
  return (
    <Page
      title={t('title')}
      note={desk.data ? (event ? t('at', { event: event.name }) : t('notAt')) : undefined}
    >
      {desk.isPending ? <Loading rows={8} /> : null}
      {desk.isError ? <ErrorState error={desk.error} again={() => void desk.refetch()} /> : null}
      {desk.data?.products.length === 0 ? (
        <EmptyState title={t('noGoods')}>{t('noGoodsMend')}</EmptyState>
      ) : null}
      {desk.data && desk.data.products.length > 0 ? <OrderForm desk={desk.data} /> : null}
    </Page>
  );
}

function OrderForm({ desk }: { desk: Desk }) {
  const t = useWords(deskWords);
  const yuan = useYuan();
  const [draft, setDraft] = useState(emptyDraft);
  const set = (change: Partial<Draft>) => setDraft((now) => ({ ...now, ...change }));
  const place = usePlace(draft, desk);
  const total = totalOf(draft, desk.products);
  const missing = missingIn(draft, desk);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!missing) place.mutate();
      }}
    >
      <WhoPart draft={draft} set={set} desk={desk} />
      <GoodsPart draft={draft} set={set} products={desk.products} />
      <MoneyPart draft={draft} set={set} total={total} />
      <div className={style.foot}>
        <b>{yuan(moneyOf(total))}</b>
        <Button
          type="primary"
          size="large"
          htmlType="submit"
          disabled={missing !== null}
          loading={place.isPending}
        >
          {missing ? t(missing) : t('place', { total: yuan(moneyOf(total)) })}
        </Button>
      </div>
    </form>
  );
}

function usePlace(draft: Draft, desk: Desk) {
  const t = useWords(deskWords);
  const { zone } = useClock();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: () =>
      api.post<{ id: string; number: string }>('/api/desk/orders', orderOf(draft, desk, zone)),
    onSuccess: ({ id, number }) => {
      void message.success(t('placed', { number }));
      void queries.invalidateQueries({ queryKey: ['orders'] });
      return navigate({ to: `/orders/${id}` as string });
    },
    onError: useTellError(),
  });
}
