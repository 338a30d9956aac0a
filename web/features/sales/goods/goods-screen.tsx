import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { Product } from '../../../../contract/goods.ts';
import { useSession } from '../../../api/session.tsx';
import { Tag } from '../../../ui/marks.tsx';
import { Page } from '../../../ui/page.tsx';
import { type Column, ResponsiveTable } from '../../../ui/responsive-table.tsx';
import { EmptyState, ErrorState, Loading } from '../../../ui/states.tsx';
import { useYuan } from '../../../ui/use-yuan.ts';
import { useSay, useWords } from '../../../ui/words.ts';
import style from '../sales.module.css';
import { useWrittenDay } from '../use-written-day.ts';
import { salesWords } from '../words.ts';
import { ProductSheet } from './product-sheet.tsx';
import { useGoods } from './queries.ts';
import { goodsWords } from './words.ts';

/** 商品: who sells reads what may be said; who keeps the list changes it. */
export function GoodsScreen() {
  const t = useWords(goodsWords);
  const { can } = useSession();
  const [editing, setEditing] = useState<Product | 'new' | null>(null);
  const goods = useGoods();
  const may = can('product.keep');
  return (
    <Page
      title={t('goods')}
      note={t('note')}
      wide
      actions={
        may ? (
          <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setEditing('new')}>
            {t('add')}
          </Button>
        ) : null
      }
    >
      {goods.isPending ? <Loading rows={6} /> : null}
      {goods.isError ? <ErrorState error={goods.error} again={() => void goods.refetch()} /> : null}
      {goods.data?.products.length === 0 ? <EmptyState title={t('none')}>{t('noneMore')}</EmptyState> : null}
      {goods.data && goods.data.products.length > 0 ? (
        <Rows products={goods.data.products} edit={may ? setEditing : null} />
      ) : null}
      {editing ? (
        <ProductSheet product={editing === 'new' ? null : editing} close={() => setEditing(null)} />
      ) : null}
    </Page>
  );
}

function Rows({ products, edit }: { products: readonly Product[]; edit: ((p: Product) => void) | null }) {
  const t = useWords(goodsWords);
  const say = useSay();
  const yuan = useYuan();
  const all = useWords(salesWords);
  const columns: Column<Product>[] = [
    { key: 'name', title: t('name'), phone: 'head', show: (row) => say(row.name) },
    { key: 'category', title: t('category'), show: (row) => t(`category.${row.category}`) },
    {
      key: 'price',
      title: t('priceShown'),
      align: 'right',
      show: (row) => all('perUnit', { price: yuan(row.price), unit: say(row.unit) }),
    },
    { key: 'claims', title: t('claims'), show: (row) => <Claims product={row} /> },
    { key: 'batches', title: t('batches'), show: (row) => <Batches product={row} /> },
    {
      key: 'state',
      title: t('state'),
      show: (row) => (row.ended ? <Tag>{t('ended')}</Tag> : <Tag tone="done">{t('sold')}</Tag>),
    },
    ...(edit ? [editColumn(edit, t('edit'), say)] : []),
  ];
  return <ResponsiveTable label={t('goods')} columns={columns} rows={products} rowKey={({ id }) => id} />;
}

const editColumn = (
  edit: (product: Product) => void,
  label: string,
  say: (text: Product['name']) => string,
): Column<Product> => ({
  key: 'edit',
  title: label,
  show: (row) => (
    <Button onClick={() => edit(row)} aria-label={`${label} ${say(row.name)}`}>
      {label}
    </Button>
  ),
});

/** The words on the label, with the line that always goes with health food. */
function Claims({ product }: { product: Product }) {
  const t = useWords(goodsWords);
  if (product.category !== 'health-food') return product.claims || '—';
  return (
    <span>
      {product.claims || '—'} <span className={style.quiet}>{t('always')}</span>
    </span>
  );
}

function Batches({ product }: { product: Product }) {
  const t = useWords(goodsWords);
  const written = useWrittenDay();
  if (product.batches.length === 0) return '—';
  return (
    <span className={style.tags}>
      {product.batches.map(({ batch, expiresOn, expired }) => (
        <Tag key={batch} tone={expired ? 'late' : 'plain'}>
          {batch}
          {expired ? ` ${t('expired')}` : expiresOn ? ` ${t('until', { day: written(expiresOn) })}` : ''}
        </Tag>
      ))}
    </span>
  );
}
