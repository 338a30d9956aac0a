import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import type { FormName, release } from '../../../../contract/files.ts';
import { api } from '../../../api/client.ts';
import { ChoiceChips } from '../../../ui/chips.tsx';
import { LongField } from '../../../ui/fields.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { ErrorState, Loading } from '../../../ui/states.tsx';
import { useTellError } from '../../../ui/tell-error.ts';
import { useWhen } from '../../../ui/use-when.ts';
import { useWords } from '../../../ui/words.ts';
import { FieldList } from './field-list.tsx';
import style from './forms.module.css';
import { formWords } from './words.ts';

type Release = z.infer<typeof release>;

/** What the company's own forms ask and say; changing one releases a new version of it. */
export function FormsScreen() {
  const t = useWords(formWords);
  const [form, setForm] = useState<FormName>('survey');
  const query = useQuery({
    queryKey: ['customers', 'form', form],
    queryFn: ({ signal }) => api.get<Release>(`/api/forms/${form}`, signal),
  });
  return (
    <Page title={t('title')} note={<Link to={'/settings' as string}>{t('settings')}</Link>}>
      <ChoiceChips
        legend={t('which')}
        value={form}
        onChange={setForm}
        chips={(['survey', 'file'] as const).map((value) => ({ value, label: t(value) }))}
      />
      {query.isPending ? <Loading rows={8} /> : null}
      {query.isError ? <ErrorState error={query.error} again={() => void query.refetch()} /> : null}
      {query.data ? <OneForm key={`${form} ${query.data.version}`} form={form} now={query.data} /> : null}
    </Page>
  );
}

function OneForm({ form, now }: { form: FormName; now: Release }) {
  const t = useWords(formWords);
  const when = useWhen();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [next, setNext] = useState(now);
  const set = (part: Partial<Release>) => setNext({ ...next, ...part });
  const send = useMutation({
    mutationFn: () => {
      const { version: _version, heading: _heading, releasedAt: _at, ...body } = next;
      return api.post<Release>(`/api/forms/${form}`, body);
    },
    onSuccess: (after) => {
      queries.setQueryData(['customers', 'form', form], after);
      void message.success(t('released', { n: after.version }));
    },
    onError: useTellError(),
  });
  return (
    <>
      <p className={style.note}>
        {t('inUse', { n: now.version, at: when(now.releasedAt) })} {t('heading', { heading: now.heading })}
      </p>
      <Section title={t('said')}>
        <LongField
          label={t('purpose')}
          rows={3}
          value={next.purposeText}
          onChange={(purposeText) => set({ purposeText })}
        />
        {form === 'survey' ? (
          <LongField
            label={t('consent')}
            rows={3}
            value={next.consentText}
            onChange={(consentText) => set({ consentText })}
          />
        ) : null}
        {next.healthText === null ? null : (
          <LongField
            label={t('health')}
            rows={3}
            value={next.healthText}
            onChange={(healthText) => set({ healthText })}
          />
        )}
      </Section>
      <Section title={t('fields')} note={t('fieldsNote')}>
        <FieldList form={form} fields={next.fields} set={(fields) => set({ fields })} />
      </Section>
      {form === 'survey' ? (
        <Section title={t('healthFields')}>
          <FieldList
            form={form}
            part="health"
            fields={next.healthFields}
            set={(healthFields) => set({ healthFields })}
          />
        </Section>
      ) : null}
      <p className={style.note}>{t('releaseNote')}</p>
      <Button
        type="primary"
        size="large"
        loading={send.isPending}
        disabled={JSON.stringify(next) === JSON.stringify(now)}
        onClick={() => send.mutate()}
      >
        {t('release')}
      </Button>
    </>
  );
}
