import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { forward, Invitation } from '../../../../contract/inviting.ts';
import { api } from '../../../api/client.ts';
import { CopyText } from '../../../ui/copy-text.tsx';
import fields from '../../../ui/fields.module.css';
import { SideSheet } from '../../../ui/side-sheet.tsx';
import { ErrorState, Loading } from '../../../ui/states.tsx';
import { useWords } from '../../../ui/words.ts';
import style from '../events.module.css';
import { invitingWords } from './words.ts';

/** Words and a link to send by hand; each opening makes a new link, so that an old one can be left behind. */
export function ForwardSheet({ row, close }: { row: Invitation; close: () => void }) {
  const t = useWords(invitingWords);
  const made = useQuery({
    queryKey: ['forward', row.id],
    queryFn: () => api.post<z.infer<typeof forward>>(`/api/invitations/${row.id}/forward`, undefined),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const text = made.data ? `${made.data.text}\n${window.location.origin}${made.data.link}` : null;
  return (
    <SideSheet title={t('forward')} close={close} foot={text === null ? null : <CopyText text={text} />}>
      <p className={style.quiet}>{t('forwardNote')}</p>
      {made.isPending ? <Loading rows={3} /> : null}
      {made.isError ? <ErrorState error={made.error} /> : null}
      {text === null ? null : (
        <textarea className={fields.input} readOnly rows={6} aria-label={t('forward')} value={text} />
      )}
    </SideSheet>
  );
}
