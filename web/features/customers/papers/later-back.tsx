import { Button } from 'antd';
import { useState } from 'react';
import type { CustomerFile } from '../../../../contract/files.ts';
import { api } from '../../../api/client.ts';
import { useSession } from '../../../api/session.tsx';
import { useClock } from '../../../ui/clock.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { Section } from '../../../ui/page.tsx';
import { writtenIn } from '../../../ui/time.ts';
import { useWords } from '../../../ui/words.ts';
import { usePaperChange } from './queries.ts';
import { paperWords } from './words.ts';

/** A visit far away ends after the desk has closed: who lends says until which day (S003.3-22). */
export function LaterBack({ file }: { file: CustomerFile }) {
  const t = useWords(paperWords);
  const { can } = useSession();
  const { zone, now } = useClock();
  const today = writtenIn(zone, now).slice(0, 10);
  const [until, setUntil] = useState('');
  const extend = usePaperChange(() => api.post(`/api/files/${file.id}/extension`, { until }));
  if (!can('file.lend')) return null;
  return (
    <Section title={t('laterBack')} note={t('laterBackNote')}>
      <TextField label={t('laterBackDay')} type="date" min={today} value={until} onChange={setUntil} />
      <Button disabled={until <= today} loading={extend.isPending} onClick={() => extend.mutate(undefined)}>
        {t('laterBackDo')}
      </Button>
    </Section>
  );
}
