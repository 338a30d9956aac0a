import { Button } from 'antd';
import { useState } from 'react';
import type { EventPage } from '../../../../contract/events.ts';
import { api } from '../../../api/client.ts';
import { useSession } from '../../../api/session.tsx';
import { CheckField, TextField } from '../../../ui/fields.tsx';
import { Tag } from '../../../ui/marks.tsx';
import { Section } from '../../../ui/page.tsx';
import { SideSheet } from '../../../ui/side-sheet.tsx';
import { useWords } from '../../../ui/words.ts';
import style from '../events.module.css';
import { useEventWrite } from './queries.ts';
import { planningWords } from './words.ts';

const PAPERS = ['plan', 'qualifications', 'materials', 'pledge'] as const;

/** 备案: the four papers. Without them one may invite; the doors stay shut. */
export function Filing({ event }: { event: EventPage }) {
  const t = useWords(planningWords);
  const { can } = useSession();
  const [open, setOpen] = useState(false);
  const may = can('event.file') && event.state === 'planned' && event.filing === null;
  return (
    <Section
      title={t('filing')}
      actions={may ? <Button onClick={() => setOpen(true)}>{t('file')}</Button> : null}
    >
      {event.filing ? (
        <Tag tone="done">{t('filed', { reference: event.filing.reference })}</Tag>
      ) : (
        <p className={style.quiet}>{t('notFiled')}</p>
      )}
      {open ? <FilingSheet event={event} close={() => setOpen(false)} /> : null}
    </Section>
  );
}

function FilingSheet({ event, close }: { event: EventPage; close: () => void }) {
  const t = useWords(planningWords);
  const [reference, setReference] = useState('');
  const [papers, setPapers] = useState<Record<(typeof PAPERS)[number], boolean>>({
    plan: false,
    qualifications: false,
    materials: false,
    pledge: false,
  });
  const file = useEventWrite(event.id, async () => {
    await api.post(`/api/events/${event.id}/filing`, { ...papers, reference });
    close();
  });
  const words = {
    plan: 'plan',
    qualifications: 'qualifications',
    materials: 'promotional',
    pledge: 'pledge',
  } as const;
  return (
    <SideSheet
      title={t('file')}
      close={close}
      foot={
        <Button type="primary" block loading={file.isPending} onClick={() => file.mutate(undefined)}>
          {t('saveIt')}
        </Button>
      }
    >
      <div className={style.form}>
        {PAPERS.map((paper) => (
          <CheckField
            key={paper}
            label={t(words[paper])}
            checked={papers[paper]}
            onChange={(on) => setPapers({ ...papers, [paper]: on })}
          />
        ))}
        <TextField label={t('reference')} value={reference} onChange={setReference} />
      </div>
    </SideSheet>
  );
}
