import { DownloadOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import type { CustomerFilter } from '../../../../contract/customers.ts';
import { api, Refused } from '../../../api/client.ts';
import { newId } from '../../../api/new-id.ts';
import { useTellError } from '../../../ui/tell-error.ts';
import { useSay, useWords } from '../../../ui/words.ts';
import { listWords } from './words.ts';

/** Takes the list along as a file. Where the rules ask for the company's consent, asking for it is one tap. */
export function ExportButton({ filter }: { filter: CustomerFilter }) {
  const t = useWords(listWords);
  const say = useSay();
  const { message, modal } = App.useApp();
  const tell = useTellError();
  const ask = useMutation({
    mutationFn: () => api.post('/api/customers/export-consents', { id: newId() }),
    onSuccess: () => void message.success(t('exportAsked')),
    onError: tell,
  });
  const take = useMutation({
    mutationFn: (format: 'csv' | 'xlsx') => download(format, filter),
    onError: (error) => {
      if (!(error instanceof Refused) || error.code !== 'approval.needed') return tell(error);
      modal.confirm({
        title: say(error.says),
        okText: t('exportAsk'),
        cancelText: t('exportLeave'),
        onOk: () => ask.mutateAsync(),
      });
    },
  });
  return (
    <span>
      {(['csv', 'xlsx'] as const).map((format) => (
        <Button
          key={format}
          type="text"
          icon={<DownloadOutlined />}
          loading={take.isPending && take.variables === format}
          onClick={() => take.mutate(format)}
        >
          {format === 'csv' ? t('exportCsv') : t('exportXlsx')}
        </Button>
      ))}
    </span>
  );
}

async function download(format: 'csv' | 'xlsx', filter: CustomerFilter): Promise<void> {
  const response = await fetch('/api/customers/exports', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json', 'x-guiju': '1' },
    body: JSON.stringify({ id: newId(), filter, format }),
  });
  if (!response.ok) throw new Refused(response.status, (await response.json()).error);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = `customers.${format}`;
  link.click();
  URL.revokeObjectURL(link.href);
}
