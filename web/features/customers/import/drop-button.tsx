import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Popconfirm } from 'antd';
import { api } from '../../../api/client.ts';
import { useTellError } from '../../../ui/tell-error.ts';
import { useWords } from '../../../ui/words.ts';
import { importWords } from './words.ts';

/** Nothing is written yet, so nothing of it stays. */
export function DropButton({ id, label }: { id: string; label: string }) {
  const t = useWords(importWords);
  const navigate = useNavigate();
  const client = useQueryClient();
  const tell = useTellError();
  const drop = useMutation({
    mutationFn: () => api.delete<void>(`/api/imports/${id}`),
    onSuccess: async () => {
      await navigate({ to: '/imports' as string });
      void client.invalidateQueries({ queryKey: ['imports'] });
    },
    onError: tell,
  });
  return (
    <Popconfirm title={t('dropAsk')} okText={label} cancelText={t('cancel')} onConfirm={() => drop.mutate()}>
      <Button loading={drop.isPending}>{label}</Button>
    </Popconfirm>
  );
}
