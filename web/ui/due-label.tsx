import { ClockCircleOutlined, ExclamationCircleFilled } from '@ant-design/icons';
import { useClock } from './clock.tsx';
import style from './marks.module.css';
import { type DueSaid, momentIn, sayDay, sayDue } from './time.ts';
import { type Language, useLanguage } from './words.ts';

export interface DueProps {
  /** ISO 8601, exclusive. */
  dueAt: string;
  lastCallAt?: string | null;
  /** `call` says 「今天 20:00 前打」. */
  act?: 'call' | null;
}

function withAct(due: DueSaid, act: DueProps['act'], language: Language): string {
  if (act !== 'call' || !due.said.endsWith('前')) return due.said;
  return language === 'zh' ? `${due.said}打` : due.said;
}

/** When something is due. Colour is never alone: late and soon carry a mark, and the words say it. */
export function DueLabel({ dueAt, lastCallAt, act }: DueProps) {
  const language = useLanguage();
  const { zone, now } = useClock();
  const lastCall = lastCallAt ? Date.parse(lastCallAt) : null;
  const due = sayDue(zone, { dueAt: Date.parse(dueAt), lastCallAt: lastCall }, now, language);
  const exact = momentIn(zone, Date.parse(dueAt) - 1);
  return (
    <time className={style.due} data-nearness={due.nearness} dateTime={dueAt} title={sayDay(exact, language)}>
      {due.nearness === 'late' ? <ExclamationCircleFilled aria-hidden /> : null}
      {due.nearness === 'soon' ? <ClockCircleOutlined aria-hidden /> : null}
      {withAct(due, act, language)}
    </time>
  );
}
