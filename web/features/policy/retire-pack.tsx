import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import type { PackPage } from '../../../contract/policy.ts';
import { api } from '../../api/client.ts';
import { newId } from '../../api/new-id.ts';
import { CheckField, TextField } from '../../ui/fields.tsx';
import { SideSheet } from '../../ui/side-sheet.tsx';
import { useTellError } from '../../ui/tell-error.ts';
import { useSay, useWords } from '../../ui/words.ts';
import { dayAfter } from './day-after.ts';
import style from './policy.module.css';
import { policyWords } from './words.ts';

/** 停用: law stays, a system goes, after whoever decides has read what that means. */
export function RetireButton({ page }: { page: PackPage }) {
  const t = useWords(policyWords);
  const [open, setOpen] = useState(false);
  const { state, rank, to } = page.system;
  if (state === 'not-adopted' || rank === 'statute' || to !== null) return null;
  return (
    <>
      <Button danger onClick={() => setOpen(true)}>
        {t('retire')}
      </Button>
      {open ? <RetireSheet page={page} close={() => setOpen(false)} /> : null}
    </>
  );
}

function RetireSheet({ page, close }: { page: PackPage; close: () => void }) {
  const t = useWords(policyWords);
  const say = useSay();
  const [from, setFrom] = useState(dayAfter(page.today));
  const [sure, setSure] = useState(false);
  const retire = useRetire(page, from, close);
  const owed = page.clauses.reduce((sum, { live }) => sum + live.owes, 0);
  return (
    <SideSheet
      title={t('retireTitle', { title: say(page.system.title) })}
      close={close}
      foot={
        <Button
          danger
          type="primary"
          size="large"
          disabled={!sure || from === ''}
          loading={retire.isPending}
          onClick={() => retire.mutate()}
        >
          {t('retireNow', { from })}
        </Button>
      }
    >
      <p className={style.retire}>{t('retireAfter')}</p>
      <p className={style.retire}>{t('retireOwed', { n: owed })}</p>
      <TextField label={t('retireFrom')} type="date" min={page.today} value={from} onChange={setFrom} />
      <CheckField label={t('retireSure')} checked={sure} onChange={setSure} />
    </SideSheet>
  );
}

function useRetire({ system, revision }: PackPage, from: string, done: () => void) {
  const t = useWords(policyWords);
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [id] = useState(newId);
  return useMutation({
    mutationFn: () => api.post(`/api/policy/packs/${system.pack}/retirements`, { id, base: revision, from }),
    onSuccess: () => {
      void message.success(t('retired', { from }));
      void queries.invalidateQueries({ queryKey: ['policy'] });
      done();
    },
    onError: useTellError(),
  });
}
