import { Button } from 'antd';
import { useState } from 'react';
import type { EventPage } from '../../../../contract/events.ts';
import { api } from '../../../api/client.ts';
import { useSession } from '../../../api/session.tsx';
import { Tag } from '../../../ui/marks.tsx';
import { Section } from '../../../ui/page.tsx';
import { SideSheet } from '../../../ui/side-sheet.tsx';
import { useYuan } from '../../../ui/use-yuan.ts';
import { useWords } from '../../../ui/words.ts';
import style from '../events.module.css';
import { shortYuan, useEventWrite, yuan } from './queries.ts';
import { SmallNumber } from './small-number.tsx';
import { itemWords, planningWords } from './words.ts';

const LINES = ['venue', 'equipment', 'publicity', 'prizes', 'catering', 'transport', 'other'] as const;
type Line = NonNullable<EventPage['costs']>[number];

/** 费用: planned against spent, line by line; a line that went over says by how much. */
export function Costs({ event }: { event: EventPage }) {
  const t = useWords(planningWords);
  const item = useWords(itemWords);
  const say = useYuan();
  const { can } = useSession();
  const [open, setOpen] = useState(false);
  if (event.costs === null) return null;
  const sum = (read: (line: Line) => string) =>
    say({ amount: (event.costs?.reduce((total, line) => total + Number(read(line)), 0) ?? 0).toFixed(2) });
  return (
    <Section
      title={t('costs')}
      actions={can('event.money') ? <Button onClick={() => setOpen(true)}>{t('changeCosts')}</Button> : null}
    >
      <ul>
        {event.costs.map((line) => {
          const over = Number(line.spent?.amount ?? 0) - Number(line.planned.amount);
          return (
            <li key={line.line} className={style.line}>
              <span className={style.grow}>{item(line.line)}</span>
              {over > 0 ? (
                <Tag tone="late">{t('over', { amount: say({ amount: over.toFixed(2) }) })}</Tag>
              ) : null}
              <span>
                {line.spent ? say(line.spent) : '–'} / {say(line.planned)}
              </span>
            </li>
          );
        })}
        <li className={`${style.line} ${style.sum}`}>
          <span className={style.grow}>{t('total')}</span>
          <span>
            {sum(({ spent }) => spent?.amount ?? '0')} / {sum(({ planned }) => planned.amount)}
          </span>
        </li>
      </ul>
      {open ? <CostSheet event={event} lines={event.costs} close={() => setOpen(false)} /> : null}
    </Section>
  );
}

function CostSheet({ event, lines, close }: { event: EventPage; lines: readonly Line[]; close: () => void }) {
  const t = useWords(planningWords);
  const item = useWords(itemWords);
  const [rows, setRows] = useState(() =>
    LINES.map((line) => {
      const before = lines.find((one) => one.line === line);
      return {
        line,
        planned: before ? shortYuan(before.planned) : '',
        spent: before?.spent ? shortYuan(before.spent) : '',
      };
    }),
  );
  const save = useEventWrite(event.id, async () => {
    const given = rows
      .filter(({ planned, spent }) => planned !== '' || spent !== '')
      .map(({ line, planned, spent }) => ({
        line,
        planned: yuan(planned),
        spent: spent === '' ? null : yuan(spent),
      }));
    await api.put(`/api/events/${event.id}/costs`, { lines: given });
    close();
  });
  const set = (line: string, to: object) =>
    setRows(rows.map((row) => (row.line === line ? { ...row, ...to } : row)));
  return (
    <SideSheet
      title={t('changeCosts')}
      close={close}
      foot={
        <Button type="primary" block loading={save.isPending} onClick={() => save.mutate(undefined)}>
          {t('saveIt')}
        </Button>
      }
    >
      {rows.map((row) => (
        <div key={row.line} className={style.member}>
          <span>{item(row.line)}</span>
          <SmallNumber
            label={`${item(row.line)} · ${t('planned2')}`}
            hint={t('planned2')}
            value={row.planned}
            onChange={(planned) => set(row.line, { planned })}
          />
          <SmallNumber
            label={`${item(row.line)} · ${t('spent')}`}
            hint={t('spent')}
            value={row.spent}
            onChange={(spent) => set(row.line, { spent })}
          />
        </div>
      ))}
    </SideSheet>
  );
}
