import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { Draw, HallPage } from '../../../../contract/hall.ts';
import { api } from '../../../api/client.ts';
import { newId } from '../../../api/new-id.ts';
import { useSession } from '../../../api/session.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { Tag } from '../../../ui/marks.tsx';
import { Section } from '../../../ui/page.tsx';
import { SideSheet } from '../../../ui/side-sheet.tsx';
import { useWords } from '../../../ui/words.ts';
import style from '../events.module.css';
import { useEventWrite, yuan } from '../planning/queries.ts';
import { hallWords } from './words.ts';

/** 抽奖: fixed first, drawn after, to be checked by anybody; there is no way to name a winner. */
export function Draws({ page }: { page: HallPage }) {
  const t = useWords(hallWords);
  const { can } = useSession();
  const [open, setOpen] = useState(false);
  const may = can('hall.run') && page.openedAt !== null && page.endedAt === null;
  if (!may && page.draws.length === 0) return null;
  return (
    <Section
      title={t('draw')}
      note={t('drawNote')}
      actions={may ? <Button onClick={() => setOpen(true)}>{t('newDraw')}</Button> : null}
    >
      {page.draws.map((draw) => (
        <DrawCard key={draw.id} event={page.event} draw={draw} may={may} />
      ))}
      {open ? <DrawSheet event={page.event} close={() => setOpen(false)} /> : null}
    </Section>
  );
}

function DrawCard({ event, draw, may }: { event: string; draw: Draw; may: boolean }) {
  const t = useWords(hallWords);
  const { organisation } = useSession();
  const reveal = useEventWrite(event, () => api.post(`/api/draws/${draw.id}/reveal`, undefined));
  const redraw = useEventWrite(event, (code: string) => api.post(`/api/draws/${draw.id}/absent`, { code }));
  return (
    <div className={style.card}>
      <span className={style.cardHead}>
        <b>{draw.title}</b>
        <span className={style.quiet}>{t('committed', { n: draw.entries.length })}</span>
        <Link to={`/draws/${organisation.id}/${draw.id}` as string}>{t('verify')}</Link>
      </span>
      {draw.results.map((one) => (
        <span key={one.code} className={style.line}>
          <span className={style.grow}>
            <b>{one.code}</b> {one.prize}
          </span>
          {one.absent ? (
            <Tag tone="plain">{t('wasAbsent')}</Tag>
          ) : may ? (
            <Button aria-label={t('absentOf', { code: one.code })} onClick={() => redraw.mutate(one.code)}>
              {t('absent')}
            </Button>
          ) : null}
        </span>
      ))}
      {draw.drawnAt === null && may ? (
        <Button type="primary" loading={reveal.isPending} onClick={() => reveal.mutate(undefined)}>
          {t('reveal')}
        </Button>
      ) : null}
    </div>
  );
}

function DrawSheet({ event, close }: { event: string; close: () => void }) {
  const t = useWords(hallWords);
  const [id] = useState(newId);
  const [title, setTitle] = useState('');
  const [prize, setPrize] = useState({ name: '', value: '', count: '1' });
  const commit = useEventWrite(event, async () => {
    const prizes = [{ name: prize.name, value: yuan(prize.value), count: Number(prize.count) || 1 }];
    await api.post(`/api/events/${event}/draws`, { id, title, prizes });
    close();
  });
  const ready = title.trim() !== '' && prize.name.trim() !== '' && Number(prize.value) > 0;
  return (
    <SideSheet
      title={t('newDraw')}
      close={close}
      foot={
        <Button
          type="primary"
          block
          loading={commit.isPending}
          disabled={!ready}
          onClick={() => commit.mutate(undefined)}
        >
          {t('newDraw')}
        </Button>
      }
    >
      <div className={style.form}>
        <p className={style.quiet}>{t('drawNote')}</p>
        <TextField label={t('drawTitle')} value={title} onChange={setTitle} />
        <TextField
          label={t('prizeName')}
          value={prize.name}
          onChange={(name) => setPrize({ ...prize, name })}
        />
        <TextField
          label={t('prizeValue')}
          type="number"
          value={prize.value}
          onChange={(value) => setPrize({ ...prize, value })}
        />
        <TextField
          label={t('prizeCount')}
          type="number"
          value={prize.count}
          onChange={(count) => setPrize({ ...prize, count })}
        />
      </div>
    </SideSheet>
  );
}
