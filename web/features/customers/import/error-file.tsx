import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { withQuery } from '../../../api/client.ts';
import { useWords } from '../../../ui/words.ts';
import { importWords } from './words.ts';

/** The rows to mend, as a workbook under the headings they came with. */
export function ErrorFile({ id }: { id: string }) {
  const t = useWords(importWords);
  return (
    <Button
      icon={<DownloadOutlined />}
      href={withQuery(`/api/imports/${id}/errors`, { format: 'xlsx' })}
      download
    >
      {t('errorFile')}
    </Button>
  );
}
