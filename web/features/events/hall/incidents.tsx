import { Button } from 'antd';
import { useState } from 'react';
import type { HallPage } from '../../../../contract/hall.ts';
import { api } from '../../../api/client.ts';
import { newId } from '../../../api/new-id.ts';
import { useSession } from '../../../api/session.tsx';
import { ChoiceChips } from '../../../ui/chips.tsx';
import { useClock } from '../../../ui/clock.tsx';
import { LongField } from '../../../ui/fields.tsx';
import { Section } from '../../../ui/page.tsx';
import { SideSheet } from '../../../ui/side-sheet.tsx';
import { momentIn } from '../../../ui/time.ts';
import { useWords } from '../../../ui/words.ts';
import style from '../events.module.css';
import { useEventWrite } from '../planning/queries.ts';
import { hallWords } from './words.ts';

const WHAT = ['unwell', 'fall', 'fire', 'quarrel', 'equipment', 'other'] as const;

/** 突发情况: one button, the time is kept; first help, then words. */
export function Incidents({ page }: { page: HallPage }) {
  const t = useWords(hallWords);
  const { zone } = useClock();
  const { can } = useSession();
  const [open, setOpen] = useState(false);
  const may = can('hall.attend') && page.openedAt !== null;
  if (!may && page.incidents.length === 0) return null;
  return (
    <Section
      title={t('incident')}
      note={t('incidentNote')}
      actions={
        may ? (
          <Button danger onClick={() => setOpen(true)}>
            {t('incident')}
          </Button>
        ) : null
      }
    >
      <ul>
        {page.incidents.map((one) => (
          <li key={one.id} className={style.line}>
            <span className={style.grow}>
              {t(one.what)} {one.words}
            </span>
            <span className={style.quiet}>
              {momentIn(zone, Date.parse(one.at)).clock} {one.by.name}
            </span>
          </li>
        ))}
      </ul>
      {open ? <IncidentSheet event={page.event} close={() => setOpen(false)} /> : null}
    </Section>
  );
}

function IncidentSheet({ event, close }: { event: string; close: () => void }) {
  const t = useWords(hallWords);
  const [id] = useState(newId);
  const [what, setWhat] = useState<(typeof WHAT)[number] | null>(null);
  const [words, setWords] = useState('');
  const save = useEventWrite(event, async () => {
    await api.post(`/api/events/${event}/incidents`, { id, what, words });
    close();
  });
  return (
    <SideSheet
      title={t('incident')}
      close={close}
      foot={
        <Button
          type="primary"
          block
          loading={save.isPending}
          disabled={what === null}
          onClick={() => save.mutate(undefined)}
        >
          {t('save')}
        </Button>
      }
    >
      <div className={style.form}>
        <p className={style.left}>{t('incidentNote')}</p>
        <ChoiceChips
          legend={t('incident')}
          hideLegend
          value={what}
          onChange={setWhat}
          chips={WHAT.map((value) => ({ value, label: t(value) }))}
        />
        <LongField label={t('words')} value={words} onChange={setWords} />
      </div>
    </SideSheet>
  );
}
