import { ChoiceChips } from '../../../ui/chips.tsx';
import { CheckField, TextField } from '../../../ui/fields.tsx';
import { useWords } from '../../../ui/words.ts';
import { followupWords } from '../words.ts';
import style from './record.module.css';
import type { RecordValues, Refusal } from './record-values.ts';

interface Props {
  values: RecordValues;
  change: (part: Partial<RecordValues>) => void;
}

const visitReasons = ['home-asked', 'unwell', 'device', 'other'] as const;

/** A visit needs her yes; why it was needed is part of the record. */
export function VisitFields({ values, change }: Props) {
  const t = useWords(followupWords);
  return (
    <div className={style.branch}>
      <CheckField
        label={t('visitAgreed')}
        checked={values.visitAgreed}
        onChange={(visitAgreed) => change({ visitAgreed })}
      />
      <ChoiceChips
        legend={t('visitReason')}
        chips={visitReasons.map((value) => ({ value, label: t(`visit-${value}`) }))}
        value={values.visitReason}
        onChange={(visitReason) => change({ visitReason })}
      />
    </div>
  );
}

/** Someone feels unwell: how badly, and which batch, so that help opens at once. */
export function EffectFields({ values, change }: Props) {
  const t = useWords(followupWords);
  return (
    <div className={style.branch}>
      <ChoiceChips
        legend={t('severity')}
        chips={[
          { value: 'mild', label: t('mild') },
          { value: 'serious', label: t('serious') },
        ]}
        value={values.severity}
        onChange={(severity) => change({ severity })}
      />
      <TextField label={t('batch')} value={values.batch} onChange={(batch) => change({ batch })} />
    </div>
  );
}

const purposes = ['selling', 'service'] as const;
const refusedChannels = ['phone', 'message', 'wechat', 'visit', 'all'] as const;
const usual: Refusal = { purpose: 'selling', channel: 'phone' };

/** 「不要再打了」: what it is about and by which way. It is nobody's fault, and the screen says so. */
export function RefusalField({ values, change }: Props) {
  const t = useWords(followupWords);
  const { refused } = values;
  return (
    <>
      <CheckField
        label={t('refused')}
        checked={refused !== null}
        onChange={(on) => change({ refused: on ? usual : null })}
      />
      {refused ? (
        <div className={style.branch}>
          <p className={style.kind}>{t('refusedKind')}</p>
          <ChoiceChips
            legend={t('refusedWhat')}
            chips={purposes.map((value) => ({ value, label: t(`refused-${value}`) }))}
            value={refused.purpose}
            onChange={(purpose) => change({ refused: { ...refused, purpose } })}
          />
          <ChoiceChips
            legend={t('refusedHow')}
            chips={refusedChannels.map((value) => ({ value, label: t(`refused-${value}`) }))}
            value={refused.channel}
            onChange={(channel) => change({ refused: { ...refused, channel } })}
          />
        </div>
      ) : null}
    </>
  );
}
