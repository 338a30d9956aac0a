import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import type { approvals } from '../../../../contract/owing.ts';
import { api } from '../../../api/client.ts';
import { Tag } from '../../../ui/marks.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { EmptyState, ErrorState, Loading } from '../../../ui/states.tsx';
import { useSay, useWords } from '../../../ui/words.ts';
import { type Answer, ApprovalCard } from './approval-card.tsx';
import style from './approvals.module.css';
import { useDecide } from './decide.ts';
import { proposed } from './meanwhile.tsx';
import { approvalWords, stateWord } from './words.ts';

type Approvals = z.infer<typeof approvals>;

/** What, why you, what happens on yes and on no; several with one thumb. */
export function ApprovalsScreen() {
  const t = useWords(approvalWords);
  const query = useQuery({
    queryKey: ['approvals'],
    queryFn: ({ signal }) => api.get<Approvals>('/api/approvals', signal),
  });
  return (
    <Page title={t('approvals')}>
      {query.isPending ? <Loading rows={8} /> : null}
      {query.isError ? <ErrorState error={query.error} again={() => void query.refetch()} /> : null}
      {query.data ? <Waiting waiting={query.data.waiting} /> : null}
      {query.data && query.data.mine.length > 0 ? <Mine mine={query.data.mine} /> : null}
    </Page>
  );
}

function Waiting({ waiting }: { waiting: Approvals['waiting'] }) {
  const t = useWords(approvalWords);
  const [answers, setAnswers] = useState<Readonly<Record<string, Answer>>>({});
  const [tried, setTried] = useState(false);
  const decide = useDecide(() => setAnswers({}));
  if (waiting.length === 0) return <EmptyState title={t('none')}>{t('noneMore')}</EmptyState>;
  const chosen = waiting.filter((item) => answers[item.id]);
  const answer = (id: string, one: Answer) => setAnswers((now) => ({ ...now, [id]: one }));
  const send = () => {
    setTried(true);
    const halfSaid = chosen.some(({ id }) => answers[id]?.yes === false && answers[id]?.reason.trim() === '');
    if (!halfSaid) decide.mutate(chosen.map(({ id }) => ({ approval: id, ...(answers[id] as Answer) })));
  };
  return (
    <>
      <ul className={style.list}>
        {waiting.map((item) => (
          <ApprovalCard
            key={item.id}
            approval={item}
            answer={answers[item.id] ?? null}
            tried={tried}
            onAnswer={(one) => answer(item.id, one)}
          />
        ))}
      </ul>
      <div className={style.batch}>
        {waiting.length > 1 ? (
          <Button
            size="large"
            onClick={() =>
              setAnswers(
                Object.fromEntries(
                  waiting.map((item) => [
                    item.id,
                    { yes: true, reason: '', covers: proposed(item.dueMeanwhile) },
                  ]),
                ),
              )
            }
          >
            {t('allYes')}
          </Button>
        ) : null}
        <Button
          type="primary"
          size="large"
          disabled={chosen.length === 0}
          loading={decide.isPending}
          onClick={send}
        >
          {t('send', { n: chosen.length })}
        </Button>
      </div>
    </>
  );
}

const toneOf = { asking: 'soon', given: 'done', refused: 'late', used: 'plain', void: 'plain' } as const;

function Mine({ mine }: { mine: Approvals['mine'] }) {
  const t = useWords(approvalWords);
  const say = useSay();
  return (
    <Section title={t('mine')} count={mine.length}>
      <ul className={style.list}>
        {mine.map((item) => (
          <li key={item.id} className={style.mine}>
            <span>
              {say(item.title)} · {item.subject.name}
            </span>
            <Tag tone={toneOf[stateWord(item.state)]}>{t(stateWord(item.state))}</Tag>
          </li>
        ))}
      </ul>
    </Section>
  );
}
