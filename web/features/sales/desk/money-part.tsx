import { ChoiceChips } from '../../../ui/chips.tsx';
import { CheckField, TextField } from '../../../ui/fields.tsx';
import { Section } from '../../../ui/page.tsx';
import { useYuan } from '../../../ui/use-yuan.ts';
import { useWords } from '../../../ui/words.ts';
import { moneyOf, typedMoney } from '../../../ui/yuan.ts';
import style from '../sales.module.css';
import { salesWords, useWays } from '../words.ts';
import { type Draft, type Paying, paidOf } from './draft.ts';
import { deskWords } from './words.ts';

type Set = (change: Partial<Draft>) => void;
interface Props {
  draft: Draft;
  set: Set;
  total: number;
}

/** What is paid now and how, the hour for what stays open, and the invoice. */
export function MoneyPart({ draft, set, total }: Props) {
  const t = useWords(deskWords);
  const pays: { value: Paying; label: string }[] = [
    { value: 'all', label: t('payAll') },
    { value: 'deposit', label: t('payDeposit') },
    { value: 'part', label: t('payPart') },
    { value: 'none', label: t('payNone') },
  ];
  return (
    <Section title={t('money')}>
      <ChoiceChips
        legend={t('money')}
        hideLegend
        chips={pays}
        value={draft.paying}
        onChange={(paying) => set({ paying })}
      />
      {draft.paying === 'deposit' || draft.paying === 'part' ? <HowMuch draft={draft} set={set} /> : null}
      {draft.paying === 'none' ? null : <How draft={draft} set={set} />}
      <Visit draft={draft} set={set} total={total} />
      <Invoice draft={draft} set={set} />
    </Section>
  );
}

function HowMuch({ draft, set }: Omit<Props, 'total'>) {
  const t = useWords(deskWords);
  const all = useWords(salesWords);
  const bad = draft.amount !== '' && typedMoney(draft.amount) === null;
  return (
    <TextField
      label={t('how')}
      type="number"
      note={draft.paying === 'deposit' ? t('depositNote') : undefined}
      problem={bad ? all('amountBad') : null}
      value={draft.amount}
      onChange={(amount) => set({ amount })}
    />
  );
}

function How({ draft, set }: Omit<Props, 'total'>) {
  const all = useWords(salesWords);
  const ways = useWays();
  return (
    <>
      <ChoiceChips legend={all('way')} chips={ways} value={draft.way} onChange={(way) => set({ way })} />
      {draft.way === 'cash' ? null : (
        <TextField
          label={all('reference')}
          note={all('referenceHint')}
          value={draft.reference}
          onChange={(reference) => set({ reference })}
        />
      )}
    </>
  );
}

/** Asked when something stays open; offered when something is to be brought. */
function Visit({ draft, set, total }: Props) {
  const t = useWords(deskWords);
  const yuan = useYuan();
  const open = total - (paidOf(draft, total) ?? 0);
  const bring = Object.values(draft.lines).some(({ quantity, handed }) => quantity > 0 && !handed);
  if (total === 0 || (open <= 0 && !bring)) return null;
  return (
    <fieldset className={style.told}>
      <legend className="gj-hidden">{t('visit')}</legend>
      <p>{open > 0 ? t('visitNote', { open: yuan(moneyOf(open)) }) : t('visitNoteGoods')}</p>
      <div className={style.amounts}>
        <TextField label={t('day')} type="date" value={draft.day} onChange={(day) => set({ day })} />
        <TextField label={t('hour')} type="time" value={draft.hour} onChange={(hour) => set({ hour })} />
      </div>
    </fieldset>
  );
}

function Invoice({ draft, set }: Omit<Props, 'total'>) {
  const t = useWords(deskWords);
  return (
    <>
      <CheckField label={t('invoice')} checked={draft.invoice} onChange={(invoice) => set({ invoice })} />
      {draft.invoice ? (
        <>
          <TextField
            label={t('invoiceTitle')}
            hint={draft.customer?.name}
            value={draft.title}
            onChange={(title) => set({ title })}
          />
          <TextField
            label={t('taxNumber')}
            value={draft.taxNumber}
            onChange={(taxNumber) => set({ taxNumber })}
          />
        </>
      ) : null}
    </>
  );
}
