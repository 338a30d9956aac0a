import { CheckOutlined, MinusOutlined } from '@ant-design/icons';
import type { Today } from '../../../../contract/today.ts';
import { useClock } from '../../../ui/clock.tsx';
import { Tag, WhyMark } from '../../../ui/marks.tsx';
import { Section } from '../../../ui/page.tsx';
import { momentIn } from '../../../ui/time.ts';
import { useSay, useWords } from '../../../ui/words.ts';
import { followupWords } from '../words.ts';
import style from './today.module.css';

type EndedCard = Today['ended'][number];

const toneOf = { early: 'done', 'on-time': 'done', late: 'late' } as const;

/** What ended today, and how: early, on time, late, or taken off and by what. */
export function EndedList({ ended }: { ended: readonly EndedCard[] }) {
  const t = useWords(followupWords);
  if (ended.length === 0) return null;
  return (
    <Section title={t('endedToday')} count={ended.length} tone="done">
      <ul className={style.list}>
        {ended.map((item) => (
          <EndedRow key={item.id} item={item} />
        ))}
      </ul>
    </Section>
  );
}

function EndedRow({ item }: { item: EndedCard }) {
  const t = useWords(followupWords);
  const say = useSay();
  const { zone } = useClock();
  const Icon = item.state === 'discharged' ? CheckOutlined : MinusOutlined;
  return (
    <li className={style.ended}>
      <Icon aria-hidden />
      <span className={style.endedWords}>
        {item.subject.name} {say(item.title)}
        <small>{say(item.says)}</small>
      </span>
      <Tag tone={item.timing ? toneOf[item.timing] : 'plain'}>
        {item.timing ? t(item.timing) : t(item.state)}
      </Tag>
      <time dateTime={item.at}>{momentIn(zone, Date.parse(item.at)).clock}</time>
      <WhyMark obligation={item.id} of={`${item.subject.name} ${say(item.title)}`} />
    </li>
  );
}
