import { Button } from 'antd';
import type { OwnPage } from '../../../../contract/own-page.ts';
import { api } from '../../../api/client.ts';
import { Section } from '../../../ui/page.tsx';
import { useWhen } from '../../../ui/use-when.ts';
import { useSay, useWords } from '../../../ui/words.ts';
import style from './own.module.css';
import { useOwnChange } from './queries.ts';
import { ownWords } from './words.ts';

type Lines = OwnPage['files'][number]['fields'];

/** Files and forms in full, as they were written. */
export function OwnPapers({ page }: { page: OwnPage }) {
  const t = useWords(ownWords);
  const when = useWhen();
  return (
    <>
      <Section title={t('files')} count={page.files.length}>
        {page.files.length === 0 ? <p>{t('nothing')}</p> : null}
        {page.files.map((file) => (
          <article key={file.number} className={style.paper}>
            <h3>
              {file.number} <span className={style.quiet}>{when(file.activityOn)}</span>
            </h3>
            <Answers lines={file.fields} />
            {file.entries.length > 0 ? <h4>{t('entries')}</h4> : null}
            <ul className={style.list}>
              {file.entries.map((entry) => (
                <li key={entry.at + entry.words}>
                  {entry.words} <span className={style.quiet}>{when(entry.at)}</span>
                </li>
              ))}
            </ul>
          </article>
        ))}
      </Section>
      <Section title={t('forms')} count={page.forms.length}>
        {page.forms.length === 0 ? <p>{t('nothing')}</p> : null}
        {page.forms.map((form) => (
          <OneForm key={form.id} form={form} />
        ))}
      </Section>
    </>
  );
}

function OneForm({ form }: { form: OwnPage['forms'][number] }) {
  const t = useWords(ownWords);
  const confirm = useOwnChange(() => api.post<OwnPage>(`/api/own/forms/${form.id}/confirmation`, {}));
  return (
    <article className={style.paper}>
      <h3>{form.number}</h3>
      <Answers lines={form.fields} />
      {form.health.length > 0 ? (
        <>
          <h4>{t('health')}</h4>
          <Answers lines={form.health} />
        </>
      ) : null}
      {form.awaitsConfirmation ? (
        <p>
          {t('confirmForm')}{' '}
          <Button type="primary" loading={confirm.isPending} onClick={() => confirm.mutate(undefined)}>
            {t('isRight')}
          </Button>
        </p>
      ) : null}
    </article>
  );
}

function Answers({ lines }: { lines: Lines }) {
  const say = useSay();
  return (
    <dl className={style.facts}>
      {lines.map((line) => (
        <div key={line.label.en}>
          <dt>{say(line.label)}</dt>
          <dd>{line.value}</dd>
        </div>
      ))}
    </dl>
  );
}
