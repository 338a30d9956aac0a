import { App, Button } from 'antd';
import { useDeferredValue, useState } from 'react';
import type { z } from 'zod';
import type { prospectsAnswer } from '../../../../contract/inviting.ts';
import { api } from '../../../api/client.ts';
import { CheckField, TextField } from '../../../ui/fields.tsx';
import { SideSheet } from '../../../ui/side-sheet.tsx';
import { EmptyState, ErrorState, Loading } from '../../../ui/states.tsx';
import { useSay, useWords } from '../../../ui/words.ts';
import style from '../events.module.css';
import { useEventWrite } from '../planning/queries.ts';
import { useCandidates } from './queries.ts';
import { invitingWords } from './words.ts';

/** Whom to ask, out of those who may be contacted. */
export function ProspectsSheet({ event, close }: { event: string; close: () => void }) {
  const t = useWords(invitingWords);
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const candidates = useCandidates(event, q);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const add = useAdd(event, chosen, close);
  const rows = candidates.data?.rows ?? [];
  const shown = rows.map(({ customer }) => customer);
  const all = shown.length > 0 && shown.every((one) => chosen.includes(one));
  const total = candidates.data?.total ?? 0;
  return (
    <SideSheet
      title={t('addProspects')}
      close={close}
      foot={
        <Button
          type="primary"
          block
          loading={add.isPending}
          disabled={chosen.length === 0}
          onClick={() => add.mutate(undefined)}
        >
          {t('addN', { n: chosen.length })}
        </Button>
      }
    >
      <p className={style.quiet}>{t('prospectsNote')}</p>
      {candidates.isPending ? <Loading rows={8} /> : null}
      {candidates.isError ? <ErrorState error={candidates.error} /> : null}
      <TextField label={t('findProspect')} hint={t('findHint')} value={typed} onChange={setTyped} />
      {candidates.data && rows.length === 0 ? (
        <EmptyState title={t(q === '' ? 'noProspects' : 'notFound')} />
      ) : null}
      {total > rows.length ? (
        <p className={style.quiet}>{t('moreThere', { n: rows.length, total })}</p>
      ) : null}
      {rows.length > 0 ? (
        <CheckField
          label={t('all')}
          checked={all}
          onChange={(on) =>
            setChosen(on ? [...new Set([...chosen, ...shown])] : chosen.filter((one) => !shown.includes(one)))
          }
        />
      ) : null}
      {rows.map((row) => (
        <CheckField
          key={row.customer}
          checked={chosen.includes(row.customer)}
          onChange={(on) =>
            setChosen(on ? [...chosen, row.customer] : chosen.filter((one) => one !== row.customer))
          }
          label={
            <>
              {row.name} <span className={style.quiet}>{row.last4}</span>{' '}
              <span className={style.quiet}>
                {[row.came > 0 ? t('came', { n: row.came }) : '', row.bought ? t('bought') : '']
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </>
          }
        />
      ))}
    </SideSheet>
  );
}

function useAdd(event: string, chosen: readonly string[], close: () => void) {
  const t = useWords(invitingWords);
  const say = useSay();
  const { message } = App.useApp();
  return useEventWrite(event, async () => {
    const prospects = chosen.map((customer) => ({ customer }));
    const answer = await api.post<z.infer<typeof prospectsAnswer>>(`/api/events/${event}/prospects`, {
      prospects,
    });
    void message.success(t('listedN', { n: answer.listed }));
    for (const { name, why } of answer.left) void message.info(t('leftOut', { name, why: say(why) }));
    close();
  });
}
