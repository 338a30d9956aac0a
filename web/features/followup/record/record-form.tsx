import { ChoiceChips } from '../../../ui/chips.tsx';
import { CheckField, LongField } from '../../../ui/fields.tsx';
import { SheetFields } from '../../../ui/sheet-fields.tsx';
import { useSay, useWords } from '../../../ui/words.ts';
import { type FollowupKey, followupWords } from '../words.ts';
import { DutyChecks } from './duty-checks.tsx';
import { NextStep } from './next-step.tsx';
import { Photos } from './photos.tsx';
import style from './record.module.css';
import { EffectFields, RefusalField, VisitFields } from './record-branches.tsx';
import { askedBeyond, type Channel, type FormProps, type Result } from './record-values.ts';

const channels: readonly Channel[] = ['phone', 'wechat-voice', 'wechat-video', 'message', 'visit', 'shop'];
const results: readonly Result[] = ['satisfied', 'question', 'complaint', 'effect', 'other'];

export function RecordForm(props: FormProps) {
  const { card, values, change, problems } = props;
  const t = useWords(followupWords);
  const say = useSay();
  const chips = <V extends FollowupKey>(codes: readonly V[]) =>
    codes.map((value) => ({ value, label: t(value) }));
  return (
    <form onSubmit={(event) => event.preventDefault()}>
      <DutyChecks
        card={card}
        chosen={values.obligations}
        onChange={(obligations) => change({ obligations })}
      />
      <ChoiceChips
        legend={t('channel')}
        chips={chips(channels)}
        value={values.channel}
        onChange={(channel) => change({ channel })}
      />
      {values.channel === 'visit' ? <VisitFields values={values} change={change} /> : null}
      <ChoiceChips
        legend={t('result')}
        chips={chips(results)}
        value={values.result}
        onChange={(result) => change({ result })}
        problem={problems?.result ? t('needResult') : null}
      />
      {values.result === 'effect' ? <EffectFields values={values} change={change} /> : null}
      <LongField
        label={t('customerSaid')}
        note={t('customerSaidNote')}
        value={values.customer}
        onChange={(customer) => change({ customer })}
        problem={problems?.customer ? t('needCustomerSaid') : null}
      />
      <LongField label={t('iSaid')} value={values.mine} onChange={(mine) => change({ mine })} />
      <AskedSheet {...props} />
      <RefusalField values={values} change={change} />
      <CheckField label={t('joint')} checked={values.joint} onChange={(joint) => change({ joint })} />
      <Photos ids={values.photos} onChange={(photos) => change({ photos })} />
      <NextStep {...props} />
      {card.script ? (
        <details className={style.script}>
          <summary>{t('script')}</summary>
          <p>{say(card.script)}</p>
        </details>
      ) : null}
    </form>
  );
}

/** The fields the clause's sheet asks for, whatever they are. */
function AskedSheet({ card, values, change, problems }: FormProps) {
  const t = useWords(followupWords);
  const say = useSay();
  const fields = askedBeyond(card);
  if (!card.sheet || fields.length === 0) return null;
  const told = fields
    .filter((field) => problems?.sheet.includes(field.name))
    .map((field) => [field.name, t('needField', { field: say(field.text) })]);
  return (
    <fieldset className={style.asked}>
      <legend>{t('askedBy', { clause: card.sheet.clause })}</legend>
      <SheetFields
        fields={fields}
        values={values.sheet}
        onChange={(sheet) => change({ sheet })}
        problems={Object.fromEntries(told)}
      />
    </fieldset>
  );
}
