import { Button } from 'antd';
import { useState } from 'react';
import type { CustomerPage } from '../../../../contract/customers.ts';
import { api } from '../../../api/client.ts';
import { newId } from '../../../api/new-id.ts';
import { ChoiceChips } from '../../../ui/chips.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { Section } from '../../../ui/page.tsx';
import { SideSheet } from '../../../ui/side-sheet.tsx';
import { Loading } from '../../../ui/states.tsx';
import { useWhen } from '../../../ui/use-when.ts';
import { useWords } from '../../../ui/words.ts';
import { useCode } from '../use-code.ts';
import style from './person.module.css';
import { useChange, useRepresentatives } from './queries.ts';
import { personWords } from './words.ts';

/** 负责人, and who was before: history keeps its names. */
export function Owner({ page }: { page: CustomerPage }) {
  const t = useWords(personWords);
  const code = useCode();
  const when = useWhen();
  const [changing, setChanging] = useState(false);
  return (
    <Section
      title={t('owner')}
      actions={
        page.may.includes('customer.assign') ? (
          <Button type="link" onClick={() => setChanging(true)}>
            {t('assign')}
          </Button>
        ) : null
      }
    >
      {page.owners.length === 0 ? <p className={style.quiet}>{t('nobody')}</p> : null}
      <ul className={style.plainList}>
        {page.owners.map((one) => (
          <li key={one.from + one.member.id}>
            {one.to === null ? <b>{one.member.name}</b> : one.member.name}
            <span className={style.quiet}>
              {' '}
              {t('sinceBy', { from: when(one.from), reason: code('rule', one.reason), by: one.by.name })}
            </span>
          </li>
        ))}
      </ul>
      {changing ? <AssignSheet page={page} close={() => setChanging(false)} /> : null}
    </Section>
  );
}

function AssignSheet({ page, close }: { page: CustomerPage; close: () => void }) {
  const t = useWords(personWords);
  const people = useRepresentatives();
  const [id] = useState(newId);
  const [owner, setOwner] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const assign = useChange(
    page.id,
    () => api.post(`/api/customers/${page.id}/owner`, { id, owner, reason }),
    close,
  );
  return (
    <SideSheet
      title={t('assign')}
      close={close}
      foot={
        <Button
          type="primary"
          size="large"
          loading={assign.isPending}
          disabled={owner === null || reason.trim().length < 2}
          onClick={() => assign.mutate(undefined)}
        >
          {t('save')}
        </Button>
      }
    >
      {people.data ? (
        <ChoiceChips
          legend={t('assignTo')}
          value={owner}
          onChange={setOwner}
          chips={people.data
            .filter((one) => one.id !== page.owner?.id)
            .map((one) => ({ value: one.id, label: one.name }))}
        />
      ) : (
        <Loading rows={2} />
      )}
      <TextField label={t('reason')} value={reason} onChange={setReason} />
    </SideSheet>
  );
}
