import { Button } from 'antd';
import { useState } from 'react';
import type { CustomerFile } from '../../../../contract/files.ts';
import { api } from '../../../api/client.ts';
import { newId } from '../../../api/new-id.ts';
import { ChoiceChips } from '../../../ui/chips.tsx';
import { SideSheet } from '../../../ui/side-sheet.tsx';
import { useWords } from '../../../ui/words.ts';
import { usePaperChange } from './queries.ts';
import { paperWords } from './words.ts';

/** Reporting a loss is made easy: what counts is that it is rebuilt. */
export function Loss({ file }: { file: CustomerFile }) {
  const t = useWords(paperWords);
  const [open, setOpen] = useState(false);
  const rebuild = usePaperChange(() => api.post(`/api/files/${file.id}/rebuilding`, {}));
  if (file.may.includes('rebuild'))
    return (
      <Button type="primary" loading={rebuild.isPending} onClick={() => rebuild.mutate(undefined)}>
        {t('rebuild')}
      </Button>
    );
  return (
    <>
      <Button type="link" danger onClick={() => setOpen(true)}>
        {t('lose')}
      </Button>
      {open ? <LossSheet file={file} close={() => setOpen(false)} /> : null}
    </>
  );
}

type How = 'lost' | 'damaged' | 'incomplete';

function LossSheet({ file, close }: { file: CustomerFile; close: () => void }) {
  const t = useWords(paperWords);
  const [id] = useState(newId);
  const [how, setHow] = useState<How>('lost');
  const report = usePaperChange(() => api.post(`/api/files/${file.id}/loss`, { id, how }), close);
  return (
    <SideSheet
      title={t('lose')}
      close={close}
      foot={
        <Button
          type="primary"
          size="large"
          loading={report.isPending}
          onClick={() => report.mutate(undefined)}
        >
          {t('save')}
        </Button>
      }
    >
      <p>{t('loseNote')}</p>
      <ChoiceChips
        legend={t('state')}
        value={how}
        onChange={setHow}
        chips={(['lost', 'damaged', 'incomplete'] as const).map((value) => ({
          value,
          label: t(`how.${value}`),
        }))}
      />
    </SideSheet>
  );
}
