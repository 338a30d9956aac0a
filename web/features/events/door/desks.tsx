import { App, Button } from 'antd';
import { useState } from 'react';
import type { DoorBoard } from '../../../../contract/door.ts';
import { api } from '../../../api/client.ts';
import { newId } from '../../../api/new-id.ts';
import { useSession } from '../../../api/session.tsx';
import { useClock } from '../../../ui/clock.tsx';
import { CopyText } from '../../../ui/copy-text.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { Tag } from '../../../ui/marks.tsx';
import { Section } from '../../../ui/page.tsx';
import { SideSheet } from '../../../ui/side-sheet.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { momentIn } from '../../../ui/time.ts';
import { useWords } from '../../../ui/words.ts';
import style from './door.module.css';
import { QrCode } from './qr-code.tsx';
import { doorPath, useDoorWrite } from './queries.ts';
import { doorWords } from './words.ts';

type Desk = DoorBoard['desks'][number];
const SILENT = 60_000;

/** Every device that signs people in: opened here, watched here, taken back here. */
export function Desks({ board: { event, desks } }: { board: DoorBoard }) {
  const t = useWords(doorWords);
  const { can } = useSession();
  const [opening, setOpening] = useState(false);
  const may = can('desk.open') && !event.over;
  return (
    <Section
      title={t('desks')}
      actions={may ? <Button onClick={() => setOpening(true)}>{t('openDesk')}</Button> : null}
    >
      {desks.length === 0 ? <EmptyState title={t('noDesks')} /> : null}
      <ul className={style.lines}>
        {desks.map((desk) => (
          <DeskLine key={desk.id} event={event.id} desk={desk} may={may} />
        ))}
      </ul>
      {opening ? <OpenSheet event={event.id} close={() => setOpening(false)} /> : null}
    </Section>
  );
}

function DeskLine({ event, desk, may }: { event: string; desk: Desk; may: boolean }) {
  const t = useWords(doorWords);
  const { message } = App.useApp();
  const [sure, setSure] = useState(false);
  const close = useDoorWrite(event, () => api.delete(doorPath(event, `desks/${desk.id}`)));
  const press = () => {
    if (!sure) return setSure(true);
    close.mutate(undefined, { onSuccess: () => void message.success(t('deskClosed')) });
  };
  return (
    <li className={style.desk}>
      <div>
        <b>{desk.name}</b> <Heard desk={desk} />
        <Tested desk={desk} />
      </div>
      {may && desk.revokedAt === null ? (
        <Button
          danger={sure}
          loading={close.isPending}
          aria-label={sure ? t('closeSure') : t('closeOf', { name: desk.name })}
          onClick={press}
        >
          {sure ? t('closeSure') : t('close')}
        </Button>
      ) : null}
    </li>
  );
}

function Heard({ desk: { revokedAt, heardAt, waiting } }: { desk: Desk }) {
  const t = useWords(doorWords);
  const { zone, now } = useClock();
  if (revokedAt) return <Tag>{t('closed')}</Tag>;
  if (!heardAt) return <Tag tone="soon">{t('never')}</Tag>;
  const at = momentIn(zone, Date.parse(heardAt)).clock;
  if (now - Date.parse(heardAt) > SILENT) return <Tag tone="late">{t('silent', { at, n: waiting })}</Tag>;
  return <Tag tone="done">{t('heardAt', { at })}</Tag>;
}

function Tested({ desk: { tested, testedAt } }: { desk: Desk }) {
  const t = useWords(doorWords);
  const { zone } = useClock();
  if (!testedAt) return <p className={style.quiet}>{t('untested')}</p>;
  const mark = { good: '✓', without: '–', bad: '✕', untried: '?' };
  return (
    <p className={style.quiet}>
      {t('tested', { at: momentIn(zone, Date.parse(testedAt)).clock })}
      {': '}
      {tested.map(({ part, result }) => `${mark[result]} ${t(`part_${part}`)}`).join(' ')}
    </p>
  );
}

function OpenSheet({ event, close }: { event: string; close: () => void }) {
  const t = useWords(doorWords);
  const [name, setName] = useState('');
  const [id] = useState(newId);
  const open = useDoorWrite(event, () =>
    api.post<{ token: string; name: string }>(doorPath(event, 'desks'), { id, name: name.trim() }),
  );
  const opened = open.data;
  return (
    <SideSheet
      title={t('openDesk')}
      close={close}
      foot={
        opened ? (
          <Button type="primary" onClick={close}>
            {t('done')}
          </Button>
        ) : (
          <Button
            type="primary"
            disabled={name.trim() === ''}
            loading={open.isPending}
            onClick={() => open.mutate(undefined)}
          >
            {t('open')}
          </Button>
        )
      }
    >
      {opened ? (
        <Link name={opened.name} address={`${location.origin}/door/#${opened.token}`} />
      ) : (
        <TextField label={t('deskName')} note={t('deskNameHint')} value={name} onChange={setName} autoFocus />
      )}
    </SideSheet>
  );
}

function Link({ name, address }: { name: string; address: string }) {
  const t = useWords(doorWords);
  return (
    <div className={style.link}>
      <p>{t('linkOnce')}</p>
      <QrCode of={address} label={t('deskCode', { name })} className={style.deskCode} />
      <CopyText text={address} />
      <a href={address} target="_blank" rel="noreferrer">
        {t('openHere')}
      </a>
    </div>
  );
}
