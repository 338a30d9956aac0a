import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { EventPage } from '../../../../contract/events.ts';
import type { OneText, Speaker } from '../../../../contract/texts.ts';
import { api } from '../../../api/client.ts';
import { newId } from '../../../api/new-id.ts';
import { useSession } from '../../../api/session.tsx';
import { Page } from '../../../ui/page.tsx';
import { useWords } from '../../../ui/words.ts';
import { useEventWrite } from '../planning/queries.ts';
import { Earlier } from './earlier.tsx';
import { FileField } from './file-field.tsx';
import { type Head, HeadFields } from './head-fields.tsx';
import { PageList } from './page-list.tsx';
import { textsPath } from './queries.ts';
import style from './texts.module.css';
import { Verdict } from './verdict.tsx';
import { textUseWords, textWords } from './words.ts';

const BLANK: Head = { title: '', use: 'slides', category: 'health-food', speaker: null };

/** Where a text is written or uploaded, handed in, and mended where it was marked. */
export function TextDesk(props: { event: EventPage; text: OneText | null; speakers: readonly Speaker[] }) {
  const { event, text, speakers } = props;
  const t = useWords(textWords);
  const use = useWords(textUseWords);
  const { can } = useSession();
  const latest = text?.versions[0] ?? null;
  const [head, setHead] = useState<Head>(text ? { ...text, speaker: latest?.speaker ?? null } : BLANK);
  const [pages, setPages] = useState<readonly string[]>(latest?.pages ?? ['']);
  const [dropped, setDropped] = useState<ReadonlySet<number>>(new Set());
  const kept = pages.filter((_, i) => !dropped.has(i));
  const may =
    can('event.text') && (event.state === 'planned' || event.state === 'open' || event.state === 'running');
  const send = useHandIn(event.id, text?.id ?? null);
  // What has passed is not handed in again as it is; what was refused may be, once the rules are others
  const same =
    latest?.passed && head.speaker === latest.speaker && kept.join('\f') === latest.pages.join('\f');
  const filled = head.title.trim() !== '' && kept.some((page) => page.trim() !== '');
  return (
    <Page
      title={text?.title ?? t('handInNew')}
      note={
        <>
          <Link
            className={style.back}
            to={`/events/${event.id}` as string}
            search={{ tab: 'preparation' } as never}
          >
            {event.name}
          </Link>{' '}
          {text ? `· ${use(text.use)}` : null}
        </>
      }
    >
      {latest ? <Verdict version={latest} /> : null}
      {may ? (
        <>
          <HeadFields head={head} change={setHead} begun={text !== null} speakers={speakers} />
          <FileField
            taken={(file) => {
              setPages(file.pages);
              setDropped(new Set());
              if (head.title === '') setHead({ ...head, title: file.title });
            }}
          />
        </>
      ) : null}
      <PageList
        latest={latest}
        pages={pages}
        change={may ? setPages : null}
        dropped={dropped}
        drop={latest?.passed ? null : setDropped}
      />
      {may ? (
        <div className={style.foot}>
          <Button
            type="primary"
            disabled={!filled || same}
            loading={send.isPending}
            onClick={() => send.mutate({ head, pages: kept })}
          >
            {t(latest === null ? 'handIn' : latest.passed ? 'handInNext' : 'handInAgain')}
          </Button>
          <Button onClick={() => setPages([...pages, ''])}>{t('addPage')}</Button>
          {filled ? null : <span>{t('empty')}</span>}
        </div>
      ) : null}
      {text ? <Earlier versions={text.versions} /> : null}
    </Page>
  );
}

/** Sent again after a lost answer it is the same version; the next try after an answer is a new one. */
function useHandIn(event: string, begun: string | null) {
  const navigate = useNavigate();
  const [text] = useState(() => begun ?? newId());
  const [id, setId] = useState(newId);
  return useEventWrite(event, async ({ head, pages }: { head: Head; pages: readonly string[] }) => {
    await api.post<OneText>(textsPath(event), { id, text, ...head, title: head.title.trim(), pages });
    setId(newId());
    window.scrollTo({ top: 0 });
    if (begun === null) void navigate({ to: `/events/${event}/texts/${text}` as string, replace: true });
  });
}
