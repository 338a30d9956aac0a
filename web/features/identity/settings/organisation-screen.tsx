import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { type FormEvent, useState } from 'react';
import type { z } from 'zod';
import type { organisation } from '../../../../contract/identity.ts';
import { api } from '../../../api/client.ts';
import { meKey, useSession } from '../../../api/session.tsx';
import { ChoiceChips } from '../../../ui/chips.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { Page, Panel, Section } from '../../../ui/page.tsx';
import { ErrorState, Loading } from '../../../ui/states.tsx';
import { useLanguage, useWords } from '../../../ui/words.ts';
import { BackLink } from '../back-link.tsx';
import { customerWordChips } from '../customer-word-chips.ts';
import { RefusedNote } from '../sign-in/open-frame.tsx';
import { OfficeHoursSection } from './office-hours.tsx';
import { Posts } from './posts.tsx';
import style from './settings.module.css';
import { settingsWords } from './words.ts';

type Organisation = z.infer<typeof organisation>;

export function OrganisationScreen() {
  const t = useWords(settingsWords);
  const { can } = useSession();
  const query = useQuery({
    queryKey: ['organisation'],
    queryFn: ({ signal }) => api.get<Organisation>('/api/organisation', signal),
  });
  return (
    <Page title={t('organisation')} note={<BackLink to="/settings">{t('settings')}</BackLink>}>
      {query.isPending ? <Loading rows={6} /> : null}
      {query.isError ? <ErrorState error={query.error} again={() => void query.refetch()} /> : null}
      {query.data && can('organisation.change') ? <Settings now={query.data} /> : null}
      <OfficeHoursSection />
      <Section title={t('posts')} note={t('postsNote')}>
        <Posts />
      </Section>
    </Page>
  );
}

function Settings({ now }: { now: Organisation }) {
  const t = useWords(settingsWords);
  const language = useLanguage();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [given, setGiven] = useState(now);
  const save = useMutation({
    mutationFn: ({ id: _id, ...change }: Organisation) =>
      api.patch<Organisation>('/api/organisation', change),
    onSuccess: async (after) => {
      queries.setQueryData(['organisation'], after);
      await queries.invalidateQueries({ queryKey: meKey });
      void message.success(t('saved'));
    },
  });
  const set = (change: Partial<Organisation>) => setGiven({ ...given, ...change });
  const send = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(given);
  };
  return (
    <Section title={t('ours')}>
      <Panel>
        <form className={style.narrow} onSubmit={send}>
          <RefusedNote error={save.error} />
          <TextField
            label={t('name')}
            note={`${t('code')}: ${given.id}`}
            value={given.name}
            onChange={(name) => set({ name })}
          />
          <TextField
            label={t('zone')}
            note={t('zoneNote')}
            value={given.zone}
            onChange={(zone) => set({ zone })}
          />
          <TextField
            label={t('region')}
            note={t('regionNote')}
            value={given.region}
            onChange={(region) => set({ region })}
          />
          <ChoiceChips
            legend={t('customerWord')}
            chips={customerWordChips(language)}
            value={given.customerWord}
            onChange={(customerWord) => set({ customerWord })}
          />
          <ChoiceChips
            legend={t('fileMode')}
            chips={(['electronic', 'paper', 'parallel'] as const).map((value) => ({
              value,
              label: t(value),
            }))}
            value={given.fileMode}
            onChange={(fileMode) => set({ fileMode })}
          />
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            {t('save')}
          </Button>
        </form>
      </Panel>
    </Section>
  );
}
