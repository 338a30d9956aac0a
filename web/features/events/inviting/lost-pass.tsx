import { App, Button, Popconfirm } from 'antd';
import type { z } from 'zod';
import type { reissued } from '../../../../contract/door.ts';
import type { Invitation } from '../../../../contract/inviting.ts';
import { api } from '../../../api/client.ts';
import { useWords } from '../../../ui/words.ts';
import { useEventWrite } from '../planning/queries.ts';
import { invitingWords } from './words.ts';

/** A lost pass: the old number and its codes count no more from here on, and the new number is read to the guest. */
export function LostPass({ event, row }: { event: string; row: Invitation }) {
  const t = useWords(invitingWords);
  const { message } = App.useApp();
  const { name } = row.customer;
  const replace = useEventWrite(event, async () => {
    const made = await api.post<z.infer<typeof reissued>>(`/api/invitations/${row.id}/pass`, {
      number: row.passNumber,
    });
    // It stands in the list from now on; long enough to be read out
    void message.success(t('newPass', { name, n: made.number }), 10);
  });
  return (
    <Popconfirm
      title={t('lostPassAsk', { n: row.passNumber ?? '' })}
      okText={t('lostPassDo')}
      onConfirm={() => replace.mutate(undefined)}
    >
      <Button aria-label={t('lostPassOf', { name })} loading={replace.isPending}>
        {t('lostPass')}
      </Button>
    </Popconfirm>
  );
}
