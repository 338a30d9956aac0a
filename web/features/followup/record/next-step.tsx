import { useState } from 'react';
import { CheckField, TextField } from '../../../ui/fields.tsx';
import { dayMoment, parseDay, sayDay } from '../../../ui/time.ts';
import { useLanguage, useSay, useWords } from '../../../ui/words.ts';
import { HourField } from '../promise/hour-field.tsx';
import { followupWords } from '../words.ts';
import style from './record.module.css';
import type { FormProps } from './record-values.ts';

/** What the clauses ask next, and what one promises oneself. */
export function NextStep({ card, values, change, problems }: FormProps) {
  const t = useWords(followupWords);
  const say = useSay();
  const language = useLanguage();
  const [open, setOpen] = useState(values.promiseAt !== '');
  const next = card.nextStep;
  const toggle = (on: boolean) => {
    setOpen(on);
    if (!on) change({ promiseAt: '', promiseWords: '' });
  };
  return (
    <>
      {next ? (
        <p className={style.next}>
          {t('nextBy', { title: say(next.title), on: sayDay(dayMoment(parseDay(next.on)), language) })}
        </p>
      ) : null}
      <CheckField label={t('alsoPromise')} checked={open} onChange={toggle} />
      {open ? (
        <div className={style.branch}>
          <HourField
            value={values.promiseAt}
            onChange={(promiseAt) => change({ promiseAt })}
            problem={null}
          />
          <TextField
            label={t('promiseWhat')}
            hint={t('promiseWhatHint')}
            value={values.promiseWords}
            onChange={(promiseWords) => change({ promiseWords })}
            problem={problems?.promise ? t('promiseHalf') : null}
          />
        </div>
      ) : null}
    </>
  );
}
