import { DownloadOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import type { CustomerFilter } from '../../../../contract/customers.ts';
import { Refused, withQuery } from '../../../api/client.ts';
import { useTellError } from '../../../ui/tell-error.ts';
import { useWords } from '../../../ui/words.ts';
import { listWords } from './words.ts';

/** Takes the list along as a file. Copying needs the company's consent where the rules say so, and says it. */
export function ExportButton({ filter }: { filter: CustomerFilter }) {
  const t = useWords(listWords);
  const take = useMutation({
    mutationFn: (format: 'csv' | 'xlsx') => download(format, filter),
    onError: useTellError(),
  });
  return (
    <span>
      {(['csv', 'xlsx'] as const).map((format) => (
        <Button
          key={format}
          type="text"
          icon={<DownloadOutlined />}
          loading={take.isPending}
          onClick={() => take.mutate(format)}
        >
          {format === 'csv' ? t('exportCsv') : t('exportXlsx')}
        </Button>
      ))}
    </span>
  );
}

async function download(format: 'csv' | 'xlsx', filter: CustomerFilter): Promise<void> {
  const path = withQuery('/api/customers/export', { filter: JSON.stringify(filter), format });
  const response = await fetch(path, { credentials: 'same-origin' });
  if (!response.ok) throw new Refused(response.status, (await response.json()).error);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = `customers.${format}`;
  link.click();
  URL.revokeObjectURL(link.href);
}
