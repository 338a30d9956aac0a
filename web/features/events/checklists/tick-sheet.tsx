import { Button } from 'antd';
import { useState } from 'react';
import type { Checklists } from '../../../../contract/checklists.ts';
import { api } from '../../../api/client.ts';
import { newId } from '../../../api/new-id.ts';
import { CheckField } from '../../../ui/fields.tsx';
import { SideSheet } from '../../../ui/side-sheet.tsx';
import { useSay, useWords } from '../../../ui/words.ts';
import style from '../events.module.css';
import { useEventWrite } from '../planning/queries.ts';
import { checklistWords } from './words.ts';

type List = Checklists['lists'][number];

/** A tick for what is there. It begins as it was last left, and with nothing ticked the first time. */
export function TickSheet({ event, list, close }: { event: string; list: List; close: () => void }) {
  const t = useWords(checklistWords);
  const say = useSay();
  const [id] = useState(newId);
  const all = list.items.map(({ item }) => item);
  const [here, setHere] = useState<readonly string[]>(
    list.tickedAt === null ? [] : all.filter((item) => !list.missing.includes(item)),
  );
  const save = useEventWrite(event, async () => {
    const missing = all.filter((item) => !here.includes(item));
    await api.post(`/api/events/${encodeURIComponent(event)}/checklists`, { id, list: list.list, missing });
    close();
  });
  return (
    <SideSheet
      title={say(list.name)}
      close={close}
      foot={
        <Button type="primary" block loading={save.isPending} onClick={() => save.mutate(undefined)}>
          {t('saveIt')}
        </Button>
      }
    >
      <div className={style.form}>
        {all.length === 0 ? <p>{t('nothingToTick')}</p> : null}
        {list.items.map(({ item, name }) => (
          <CheckField
            key={item}
            label={say(name)}
            checked={here.includes(item)}
            onChange={(on) => setHere(on ? [...here, item] : here.filter((other) => other !== item))}
          />
        ))}
        {all.length > 2 ? <Button onClick={() => setHere(all)}>{t('allHere')}</Button> : null}
      </div>
    </SideSheet>
  );
}
