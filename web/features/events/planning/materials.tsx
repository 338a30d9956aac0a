import { Button } from 'antd';
import { useState } from 'react';
import type { EventPage } from '../../../../contract/events.ts';
import { api } from '../../../api/client.ts';
import { newId } from '../../../api/new-id.ts';
import { useSession } from '../../../api/session.tsx';
import { CopyText } from '../../../ui/copy-text.tsx';
import { Tag } from '../../../ui/marks.tsx';
import { Section } from '../../../ui/page.tsx';
import { SideSheet } from '../../../ui/side-sheet.tsx';
import { useWords } from '../../../ui/words.ts';
import style from '../events.module.css';
import { useEventWrite } from './queries.ts';
import { SmallNumber } from './small-number.tsx';
import { itemWords, planningWords } from './words.ts';

type Material = EventPage['materials'][number];

/** 物料: counted, and made known each day as text for the group, without a guest in it. */
export function Materials({ event }: { event: EventPage }) {
  const t = useWords(planningWords);
  const item = useWords(itemWords);
  const { can } = useSession();
  const [open, setOpen] = useState<Material | null>(null);
  const may = can('event.prepare') && event.endedAt === null;
  return (
    <Section title={t('materials')} note={t('haveOf')} actions={may ? <Progress event={event} /> : null}>
      <ul>
        {event.materials.map((material) => (
          <li key={material.item} className={style.line}>
            <span className={style.grow}>{item(material.item)}</span>
            <Tag tone={material.have >= material.wanted ? 'done' : 'soon'}>
              {material.have} / {material.wanted}
            </Tag>
            {may ? (
              <Button aria-label={`${t('count')} ${item(material.item)}`} onClick={() => setOpen(material)}>
                {t('count')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {open ? <CountSheet event={event.id} material={open} close={() => setOpen(null)} /> : null}
    </Section>
  );
}

function CountSheet(props: { event: string; material: Material; close: () => void }) {
  const t = useWords(planningWords);
  const item = useWords(itemWords);
  const [id] = useState(newId);
  const [have, setHave] = useState(String(props.material.have));
  const [wanted, setWanted] = useState(String(props.material.wanted));
  const count = useEventWrite(props.event, async () => {
    const body = { id, item: props.material.item, have: Number(have), wanted: Number(wanted) };
    await api.post(`/api/events/${props.event}/materials`, body);
    props.close();
  });
  return (
    <SideSheet
      title={item(props.material.item)}
      close={props.close}
      foot={
        <Button type="primary" block loading={count.isPending} onClick={() => count.mutate(undefined)}>
          {t('saveIt')}
        </Button>
      }
    >
      <div className={style.row}>
        <span>
          {t('have')}
          <SmallNumber label={t('have')} hint={t('have')} value={have} onChange={setHave} />
        </span>
        <span>
          {t('wanted')}
          <SmallNumber label={t('wanted')} hint={t('wanted')} value={wanted} onChange={setWanted} />
        </span>
      </div>
    </SideSheet>
  );
}

function Progress({ event }: { event: EventPage }) {
  const t = useWords(planningWords);
  const [text, setText] = useState<string | null>(null);
  const publish = useEventWrite(event.id, async () => {
    const said = await api.post<{ text: string }>(`/api/events/${event.id}/progress`, undefined);
    setText(said.text);
  });
  return (
    <>
      <Button loading={publish.isPending} onClick={() => publish.mutate(undefined)}>
        {t('progress')}
      </Button>
      {text === null ? null : (
        <SideSheet title={t('progressCopied')} close={() => setText(null)} foot={<CopyText text={text} />}>
          <p className={style.pre}>{text}</p>
        </SideSheet>
      )}
    </>
  );
}
