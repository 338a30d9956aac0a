import { Button } from 'antd';
import { useState } from 'react';
import type { Evening, EveningGuest } from '../../../../contract/evening.ts';
import { LongField } from '../../../ui/fields.tsx';
import { Tag } from '../../../ui/marks.tsx';
import { missingFields, type SheetField, SheetFields } from '../../../ui/sheet-fields.tsx';
import { useSay, useWords } from '../../../ui/words.ts';
import style from './evening.module.css';
import type { Answers } from './queries.ts';
import { useSwipe } from './use-swipe.ts';
import { eveningWords } from './words.ts';

type Field = Evening['sheet'][number];
const LONG = new Set(['feedback', 'wishes']);

interface Props {
  guest: EveningGuest;
  /** The answers as they were left. */
  written: Answers;
  sheet: readonly Field[];
  busy: boolean;
  complete: (fields: Answers) => void;
  /** To the one after, or before; what was written goes along to be kept. */
  leave: (by: 1 | -1, written: Answers | null) => void;
}

/** One guest: what is known is folded away, what only you can know stands open. */
export function FileCard({ guest, written, sheet, busy, complete, leave }: Props) {
  const t = useWords(eveningWords);
  const [fields, setFields] = useState<Answers>(written);
  const [tried, setTried] = useState(false);
  const folded = new Set(guest.drafted);
  const asked = sheet.filter(({ onlyIf }) => onlyIf === undefined || fields[onlyIf.name] === onlyIf.is);
  const missing = missingFields(asked as readonly SheetField[], fields);
  const go = (by: 1 | -1) => leave(by, fields === written ? null : fields);
  const known = asked.filter(({ name }) => folded.has(name));
  const part = (of: readonly Field[]) => (
    <Part fields={of} values={fields} onChange={setFields} missing={tried ? missing : []} />
  );
  return (
    <article
      className={style.card}
      {...useSwipe(
        () => go(1),
        () => go(-1),
      )}
      aria-label={guest.customer.name}
    >
      <Head guest={guest} missing={missing.length} />
      {part(asked.filter(({ name }) => !folded.has(name)))}
      {known.length > 0 ? (
        <details className={style.known}>
          <summary>{t('known', { n: known.length })}</summary>
          {part(known)}
        </details>
      ) : null}
      <div className={style.foot}>
        <Button size="large" onClick={() => go(-1)}>
          {t('before')}
        </Button>
        <Button size="large" onClick={() => go(1)}>
          {t('later')}
        </Button>
        <Button
          size="large"
          type="primary"
          loading={busy}
          onClick={() => {
            setTried(true);
            if (missing.length === 0) complete(fields);
          }}
        >
          {t('complete')}
        </Button>
      </div>
    </article>
  );
}

function Head({ guest, missing }: { guest: EveningGuest; missing: number }) {
  const t = useWords(eveningWords);
  return (
    <header className={style.head}>
      <h2>{guest.customer.name}</h2>
      <span className={style.quiet}>{guest.customer.last4}</span>
      {guest.seat ? <Tag>{t('seat', { seat: guest.seat })}</Tag> : null}
      {guest.walkIn ? <Tag tone="indigo">{t('walkIn')}</Tag> : null}
      <Tag tone={missing > 0 ? 'soon' : 'done'}>
        {missing > 0 ? t('toFill', { n: missing }) : t('allFilled')}
      </Tag>
    </header>
  );
}

/** The company's own form; what is said at length gets room for it, and for the keyboard's microphone. */
function Part(props: {
  fields: readonly Field[];
  values: Answers;
  onChange: (values: Answers) => void;
  missing: readonly string[];
}) {
  const t = useWords(eveningWords);
  const problems = Object.fromEntries(props.missing.map((name) => [name, t('empty')]));
  return props.fields.map((field) =>
    LONG.has(field.name) ? (
      <Spoken key={field.name} field={field} {...props} problem={problems[field.name] ?? null} />
    ) : (
      <SheetFields
        key={field.name}
        fields={[field as SheetField]}
        values={props.values}
        onChange={(values) => props.onChange(values as Answers)}
        problems={problems}
      />
    ),
  );
}

function Spoken(props: {
  field: Field;
  values: Answers;
  onChange: (values: Answers) => void;
  problem: string | null;
}) {
  const { field, values, onChange, problem } = props;
  const say = useSay();
  return (
    <LongField
      label={say(field.text)}
      value={String(values[field.name] ?? '')}
      onChange={(words) => onChange({ ...values, [field.name]: words })}
      problem={problem}
      rows={2}
    />
  );
}
