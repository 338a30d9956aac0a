import { Button } from 'antd';
import { useState } from 'react';
import type { HallPage } from '../../../../contract/hall.ts';
import { api } from '../../../api/client.ts';
import { newId } from '../../../api/new-id.ts';
import { useSession } from '../../../api/session.tsx';
import { Tag } from '../../../ui/marks.tsx';
import { Section } from '../../../ui/page.tsx';
import { SideSheet } from '../../../ui/side-sheet.tsx';
import { useYuan } from '../../../ui/use-yuan.ts';
import { useWords } from '../../../ui/words.ts';
import style from '../events.module.css';
import { shortYuan, useEventWrite, yuan } from '../planning/queries.ts';
import { SmallNumber } from '../planning/small-number.tsx';
import { hallWords } from './words.ts';

/** 午餐: the doors count the guests; only staff meals and the price are typed. */
export function Lunch({ page }: { page: HallPage }) {
  const t = useWords(hallWords);
  const say = useYuan();
  const { can } = useSession();
  const [open, setOpen] = useState(false);
  const may = can('hall.run') && page.openedAt !== null && page.endedAt === null;
  if (!may && page.lunch === null) return null;
  const over = page.lunch ? Number(page.lunch.cost.amount) - Number(page.lunch.planned.amount) : 0;
  return (
    <Section
      title={t('lunch')}
      note={t('lunchNote')}
      actions={may ? <Button onClick={() => setOpen(true)}>{t('countLunch')}</Button> : null}
    >
      {page.lunch ? (
        <p className={style.missing}>
          {t('lunchIs', {
            guests: page.lunch.guests,
            staff: page.lunch.staff,
            cost: say(page.lunch.cost),
          })}
          {over > 0 ? (
            <Tag tone="soon">{t('lunchOver', { amount: say({ amount: over.toFixed(2) }) })}</Tag>
          ) : null}
        </p>
      ) : null}
      {open ? <LunchSheet page={page} close={() => setOpen(false)} /> : null}
    </Section>
  );
}

function LunchSheet({ page, close }: { page: HallPage; close: () => void }) {
  const t = useWords(hallWords);
  const [id] = useState(newId);
  const [each, setEach] = useState('');
  const [staff, setStaff] = useState(String(page.staff.length));
  const [planned, setPlanned] = useState(page.lunch ? shortYuan(page.lunch.planned) : '');
  const count = useEventWrite(page.event, async () => {
    const body = { id, staff: Number(staff) || 0, each: yuan(each), planned: yuan(planned) };
    await api.post(`/api/events/${page.event}/lunch`, body);
    close();
  });
  return (
    <SideSheet
      title={t('countLunch')}
      close={close}
      foot={
        <Button
          type="primary"
          block
          loading={count.isPending}
          disabled={Number(each) <= 0}
          onClick={() => count.mutate(undefined)}
        >
          {t('save')}
        </Button>
      }
    >
      <div className={style.form}>
        <SmallNumber label={t('each')} hint={t('each')} value={each} onChange={setEach} />
        <SmallNumber label={t('staffMeals')} hint={t('staffMeals')} value={staff} onChange={setStaff} />
        <SmallNumber label={t('plannedCost')} hint={t('plannedCost')} value={planned} onChange={setPlanned} />
      </div>
    </SideSheet>
  );
}
