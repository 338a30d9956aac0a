import { CloudUploadOutlined, ExclamationCircleFilled, InfoCircleOutlined } from '@ant-design/icons';
import { Button, Popconfirm } from 'antd';
import { useReachable } from '../../../api/reach.ts';
import { useClock } from '../../../ui/clock.tsx';
import { Section } from '../../../ui/page.tsx';
import { sayMoment } from '../../../ui/time.ts';
import { useLanguage, useSay, useWords } from '../../../ui/words.ts';
import style from '../today/today.module.css';
import { followupWords } from '../words.ts';
import type { Pending } from './device.ts';
import { discard, flush, sendAgain } from './queue.ts';

/** What is on this device and not yet at the server: always visible, nothing sent or dropped behind one's back. */
export function QueuePanel({ items: all }: { items: readonly Pending[] }) {
  const t = useWords(followupWords);
  const reachable = useReachable();
  const items = all.filter((item) => item.held || item.state !== 'waiting');
  if (items.length === 0) return null;
  const waiting = items.some((item) => item.state === 'waiting');
  return (
    <Section
      title={t('queue')}
      count={items.length}
      tone="soon"
      note={'serviceWorker' in navigator ? undefined : t('noWorker')}
      actions={waiting && reachable ? <Button onClick={() => void flush()}>{t('queueNow')}</Button> : null}
    >
      <ul className={style.list}>
        {items.map((item) => (
          <QueueRow key={item.id} item={item} />
        ))}
      </ul>
    </Section>
  );
}

const iconOf = { waiting: CloudUploadOutlined, refused: ExclamationCircleFilled, told: InfoCircleOutlined };
const wordOf = { waiting: 'queueWaiting', refused: 'queueRefused', told: 'queueTold' } as const;

function QueueRow({ item }: { item: Pending }) {
  const t = useWords(followupWords);
  const say = useSay();
  const language = useLanguage();
  const { zone, now } = useClock();
  const Icon = iconOf[item.state];
  return (
    <li className={style.kept} data-state={item.state}>
      <Icon aria-hidden />
      <span className={style.endedWords}>
        {item.about} {say(item.title)} · {t(wordOf[item.state])}
        <small>{sayMoment(zone, item.madeAt, now, language)}</small>
        {item.says ? <em>{say(item.says)}</em> : null}
        {item.mend ? <small>{say(item.mend)}</small> : null}
      </span>
      <RowActs item={item} />
    </li>
  );
}

function RowActs({ item }: { item: Pending }) {
  const t = useWords(followupWords);
  if (item.state === 'waiting') return null;
  if (item.state === 'told') {
    return (
      <span className={style.keptActions}>
        <Button onClick={() => void discard(item)}>{t('queueSeen')}</Button>
      </span>
    );
  }
  return (
    <span className={style.keptActions}>
      <Button onClick={() => void sendAgain(item.id)}>{t('queueAgain')}</Button>
      <Popconfirm title={t('queueDropSure')} okText={t('queueDrop')} onConfirm={() => discard(item)}>
        <Button danger>{t('queueDrop')}</Button>
      </Popconfirm>
    </span>
  );
}
