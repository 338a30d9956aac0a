import { Button } from 'antd';
import { useDeferredValue, useState } from 'react';
import type { Product } from '../../../../contract/goods.ts';
import { newId } from '../../../api/new-id.ts';
import { ChoiceChips } from '../../../ui/chips.tsx';
import { CheckField, LongField, TextField } from '../../../ui/fields.tsx';
import { SideSheet } from '../../../ui/side-sheet.tsx';
import { useSay, useWords } from '../../../ui/words.ts';
import { typedMoney } from '../../../ui/yuan.ts';
import { salesWords } from '../words.ts';
import { batchLines, linesOf } from './batch-lines.ts';
import { useKeepProduct, useMarks } from './queries.ts';
import { goodsWords } from './words.ts';

const CATEGORIES = ['health-food', 'food', 'appliance', 'service', 'other'] as const;

function draftOf(product: Product | null) {
  return {
    nameZh: product?.name.zh ?? '',
    nameEn: product?.name.en ?? '',
    category: product?.category ?? ('health-food' as Product['category']),
    unitZh: product?.unit.zh ?? '',
    unitEn: product?.unit.en ?? '',
    price: product?.price.amount.replace(/\.00$/, '') ?? '',
    claims: product?.claims ?? '',
    notFor: product?.notFor ?? '',
    approval: product?.approval ?? '',
    batches: linesOf(product?.batches ?? []),
    ended: product?.ended ?? false,
  };
}
type Draft = ReturnType<typeof draftOf>;
type Set = (change: Partial<Draft>) => void;

/** One product; the words about it are screened while they are written. */
export function ProductSheet({ product, close }: { product: Product | null; close: () => void }) {
  const t = useWords(goodsWords);
  const all = useWords(salesWords);
  const say = useSay();
  const [id] = useState(() => product?.id ?? newId());
  const [draft, setDraft] = useState(() => draftOf(product));
  const keep = useKeepProduct(close);
  const price = typedMoney(draft.price);
  const { batches, bad } = batchLines(draft.batches);
  const ready = draft.nameZh.trim() !== '' && price !== null && bad === null;
  const save = () =>
    keep.mutate({
      ...draft,
      id,
      price,
      batches,
      nameEn: draft.nameEn || draft.nameZh,
      unitZh: draft.unitZh || '件',
      unitEn: draft.unitEn || 'pc',
    });
  return (
    <SideSheet
      title={product ? t('editing', { name: say(product.name) }) : t('add')}
      close={close}
      foot={
        <Button type="primary" disabled={!ready} loading={keep.isPending} onClick={save}>
          {all('save')}
        </Button>
      }
    >
      <Name draft={draft} set={(change) => setDraft({ ...draft, ...change })} />
      <Saying draft={draft} set={(change) => setDraft({ ...draft, ...change })} />
      <LongField
        label={t('batches')}
        note={t('batchesNote')}
        rows={3}
        problem={bad ? t('batchBad', bad) : null}
        value={draft.batches}
        onChange={(text) => setDraft({ ...draft, batches: text })}
      />
      <CheckField
        label={t('ended')}
        checked={draft.ended}
        onChange={(ended) => setDraft({ ...draft, ended })}
      />
    </SideSheet>
  );
}

function Name({ draft, set }: { draft: Draft; set: Set }) {
  const t = useWords(goodsWords);
  const all = useWords(salesWords);
  const typed = draft.price !== '' && typedMoney(draft.price) === null;
  return (
    <>
      <TextField label={t('nameZh')} value={draft.nameZh} onChange={(nameZh) => set({ nameZh })} />
      <TextField label={t('nameEn')} value={draft.nameEn} onChange={(nameEn) => set({ nameEn })} />
      <ChoiceChips
        legend={t('category')}
        chips={CATEGORIES.map((value) => ({ value, label: t(`category.${value}`) }))}
        value={draft.category}
        onChange={(category) => set({ category })}
      />
      <TextField
        label={t('price')}
        type="number"
        problem={typed ? all('amountBad') : null}
        value={draft.price}
        onChange={(price) => set({ price })}
      />
      <TextField label={t('unit')} hint="罐" value={draft.unitZh} onChange={(unitZh) => set({ unitZh })} />
      <TextField label={t('unitEn')} hint="tin" value={draft.unitEn} onChange={(unitEn) => set({ unitEn })} />
    </>
  );
}

function Saying({ draft, set }: { draft: Draft; set: Set }) {
  const t = useWords(goodsWords);
  const say = useSay();
  const claims = useDeferredValue(draft.claims);
  const { data } = useMarks(draft.category, claims);
  const marks = claims.trim() === '' ? [] : (data?.marks ?? []);
  const health = draft.category === 'health-food';
  const problem = marks
    .map(
      ({ words, says }) =>
        `${words.length > 0 ? `${t('marked', { words: words.join('、') })} ` : ''}${say(says)}`,
    )
    .join(' ');
  return (
    <>
      <LongField
        label={t('claims')}
        note={health ? `${t('claimsHealth')} ${t('always')}` : t('claimsOther')}
        problem={problem || null}
        value={draft.claims}
        onChange={(text) => set({ claims: text })}
      />
      {health ? (
        <>
          <TextField label={t('notFor')} value={draft.notFor} onChange={(notFor) => set({ notFor })} />
          <TextField
            label={t('approval')}
            value={draft.approval}
            onChange={(approval) => set({ approval })}
          />
        </>
      ) : null}
    </>
  );
}
