import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { OrderPage } from '../../../../contract/sales.ts';
import { newId } from '../../../api/new-id.ts';
import { CheckField } from '../../../ui/fields.tsx';
import { SignaturePad } from '../../../ui/signature-pad.tsx';
import { ErrorState, Loading } from '../../../ui/states.tsx';
import { useYuan } from '../../../ui/use-yuan.ts';
import { useWords } from '../../../ui/words.ts';
import { fenOf } from '../../../ui/yuan.ts';
import { useOrder, useOrderAct } from '../orders/queries.ts';
import style from '../paper.module.css';
import { salesWords } from '../words.ts';
import { ContractPaper } from './contract-paper.tsx';
import { contractWords } from './words.ts';

/** 合同: read it, sign it on the glass, print it. */
export function ContractScreen() {
  const { id } = useParams({ strict: false }) as { id: string };
  const all = useWords(salesWords);
  const order = useOrder(id);
  // What is read is what is signed: the terms above change with the word chosen below
  const [earnest, setEarnest] = useState(false);
  if (order.isPending) return <Loading rows={8} />;
  if (order.isError) return <ErrorState error={order.error} again={() => void order.refetch()} />;
  return (
    <>
      <div className={`${style.bar} gj-no-print`}>
        <Link to={`/orders/${id}` as string}>{all('back')}</Link>
        <Button onClick={() => window.print()}>{all('print')}</Button>
      </div>
      <ContractPaper order={order.data} earnest={earnest} />
      {order.data.contract || !order.data.may.includes('contract.sign') ? null : (
        <Sign order={order.data} earnest={earnest} setEarnest={setEarnest} />
      )}
    </>
  );
}

function Sign(props: { order: OrderPage; earnest: boolean; setEarnest: (earnest: boolean) => void }) {
  const { order, earnest, setEarnest } = props;
  const t = useWords(contractWords);
  const yuan = useYuan();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [id] = useState(newId);
  const [ink, setInk] = useState(false);
  const sign = useOrderAct(order.id);
  const wipe = () => {
    const glass = canvas.current;
    glass?.getContext('2d')?.clearRect(0, 0, glass.width, glass.height);
    setInk(false);
  };
  const send = () => {
    const [, signature = ''] = canvas.current?.toDataURL('image/png').split(',') ?? [];
    sign.mutate({ path: `/api/orders/${order.id}/contract`, body: { id, earnest, signature } });
  };
  if (fenOf(order.open) > 0 && order.visitAt === null)
    return <p className={`${style.sign} gj-no-print`}>{t('needVisit', { open: yuan(order.open) })}</p>;
  return (
    <section className={`${style.sign} gj-no-print`}>
      <h2>{t('sign')}</h2>
      <CheckField label={t('earnest')} checked={earnest} onChange={setEarnest} />
      <SignaturePad label={t('sign')} canvas={canvas} onInk={setInk} />
      <div className={style.row}>
        <Button size="large" disabled={!ink} onClick={wipe}>
          {t('again')}
        </Button>
        <Button size="large" type="primary" disabled={!ink} loading={sign.isPending} onClick={send}>
          {t('done')}
        </Button>
      </div>
      <p className={style.small}>{t('byKeyboard')}</p>
    </section>
  );
}
