import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import type { NoticeSlip } from '../../../contract/tickets.ts';
import { newId } from '../../api/new-id.ts';
import { useClock } from '../../ui/clock.tsx';
import { ErrorState, Loading } from '../../ui/states.tsx';
import { writtenIn } from '../../ui/time.ts';
import { useSay, useWords } from '../../ui/words.ts';
import { useNotice, useTicketAct } from './queries.ts';
import style from './tickets.module.css';
import { ticketWords } from './words.ts';

/** 服务通知单,一式三联: finance, the department, the archive, each with the names it may carry. */
export function NoticeScreen() {
  const t = useWords(ticketWords);
  const { id } = useParams({ strict: false }) as { id: string };
  const slip = useNotice(id);
  useEffect(() => {
    document.title = t('slip');
  }, [t]);
  if (slip.isPending) return <Loading rows={8} />;
  if (slip.isError) return <ErrorState error={slip.error} again={() => void slip.refetch()} />;
  return (
    <>
      <Bar id={id} />
      {slip.data.parts.map((part) => (
        <Part key={part.copy} slip={slip.data} part={part} />
      ))}
    </>
  );
}

function Bar({ id }: { id: string }) {
  const t = useWords(ticketWords);
  const notice = useRef(newId());
  const act = useTicketAct(() => undefined);
  const gave = () =>
    act.mutate({
      path: `/api/tickets/${id}/notices`,
      body: { id: notice.current, delivered: ['finance', 'department', 'archive'] },
      says: t('gaveOutDone'),
    });
  return (
    <div className={`${style.print} gj-no-print`}>
      <Link to={`/tickets/${id}` as string}>{t('back')}</Link>
      <Button type="primary" onClick={() => window.print()}>
        {t('printNow')}
      </Button>
      <Button loading={act.isPending} onClick={gave}>
        {t('gaveOut')}
      </Button>
    </div>
  );
}

function Part({ slip, part }: { slip: NoticeSlip; part: NoticeSlip['parts'][number] }) {
  const t = useWords(ticketWords);
  const say = useSay();
  const { zone } = useClock();
  const head: [string, string][] = [
    [t('no_'), slip.number],
    [t('at'), writtenIn(zone, Date.parse(slip.at)).replace('T', ' ')],
    [t('type'), `${t(slip.ticketType)} · ${t(slip.matter)}`],
    [t('said'), slip.said],
    [t('issuedBy'), slip.issuedBy],
    [t('sentTo'), slip.sentTo ?? ''],
  ];
  return (
    <article className={style.part}>
      <h1>
        {slip.organisation} {t('slip')} · {say(part.title)}
      </h1>
      <dl>
        {[...head, ...part.lines.map((line): [string, string] => [say(line.name), line.says])].map(
          ([name, says]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{says}</dd>
            </div>
          ),
        )}
      </dl>
      <p className={style.signs}>
        {part.signs.map((sign) => (
          <span key={sign.zh}>{say(sign)}</span>
        ))}
      </p>
    </article>
  );
}
