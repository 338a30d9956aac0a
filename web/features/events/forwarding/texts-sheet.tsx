import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import type { EventPage } from '../../../../contract/events.ts';
import type { screened, TextKind, TextsToForward } from '../../../../contract/forwarding.ts';
import { api } from '../../../api/client.ts';
import { ChoiceChips } from '../../../ui/chips.tsx';
import { CopyText } from '../../../ui/copy-text.tsx';
import { LongField } from '../../../ui/fields.tsx';
import { listed } from '../../../ui/listed.ts';
import { LongPicture } from '../../../ui/long-picture.tsx';
import { Tag } from '../../../ui/marks.tsx';
import { SideSheet } from '../../../ui/side-sheet.tsx';
import { EmptyState, ErrorState, Loading } from '../../../ui/states.tsx';
import { useTellError } from '../../../ui/tell-error.ts';
import { useLanguage, useSay, useWords } from '../../../ui/words.ts';
import style from '../events.module.css';
import { eventKey } from '../planning/queries.ts';
import { forwardingWords } from './words.ts';

type Verdict = z.infer<typeof screened>;
type Row = TextsToForward['rows'][number];

/** Words to send by hand, as text or as a picture; what was not screened cannot be copied. */
export function TextsSheet({ event, close }: { event: EventPage; close: () => void }) {
  const t = useWords(forwardingWords);
  const texts = useQuery({
    queryKey: [...eventKey(event.id), 'texts'],
    queryFn: ({ signal }) => api.get<TextsToForward>(`/api/events/${event.id}/messages`, signal),
  });
  return (
    <SideSheet title={t('open')} close={close}>
      <p className={style.quiet}>{t('note')}</p>
      {texts.isPending ? <Loading rows={4} /> : null}
      {texts.isError ? <ErrorState error={texts.error} /> : null}
      {texts.data ? <Kinds event={event} rows={texts.data.rows} /> : null}
    </SideSheet>
  );
}

function Kinds({ event, rows }: { event: EventPage; rows: readonly Row[] }) {
  const t = useWords(forwardingWords);
  const [kind, setKind] = useState<TextKind | null>(rows[0]?.kind ?? null);
  const row = rows.find((one) => one.kind === kind);
  if (!row) return <EmptyState title={t('nothing')} />;
  return (
    <div className={style.form}>
      <ChoiceChips
        legend={t('which')}
        value={kind}
        onChange={setKind}
        chips={rows.map(({ kind, guests }) => ({ value: kind, label: `${t(kind)} ${guests.length}` }))}
      />
      <OneText key={row.kind} event={event} row={row} />
    </div>
  );
}

function OneText({ event, row }: { event: EventPage; row: Row }) {
  const t = useWords(forwardingWords);
  const language = useLanguage();
  const tell = useTellError();
  const [words, setWords] = useState(row.words);
  const screen = useMutation({
    mutationFn: () =>
      api.post<Verdict>(`/api/events/${event.id}/messages/screening`, { kind: row.kind, words }),
    onError: tell,
  });
  const change = (typed: string) => {
    screen.reset();
    setWords(typed);
  };
  return (
    <>
      <LongField label={t('words')} value={words} onChange={change} rows={6} />
      {screen.data?.clear ? (
        <div className={style.buttons}>
          <Tag tone="done">{t('clear')}</Tag>
          <CopyText text={words} />
          <LongPicture text={words} from={event.name} name={row.kind} />
        </div>
      ) : (
        <Button type="primary" loading={screen.isPending} onClick={() => screen.mutate()}>
          {t('screen')}
        </Button>
      )}
      {screen.data ? <Marks verdict={screen.data} /> : null}
      <p className={style.quiet}>
        {t('to', { n: row.guests.length })}:{listed(language, row.guests)}
      </p>
    </>
  );
}

function Marks({ verdict }: { verdict: Verdict }) {
  const t = useWords(forwardingWords);
  const language = useLanguage();
  const say = useSay();
  return (
    <div role="alert">
      {verdict.marks.map(({ clause, says, words, lacks }) => (
        <p key={clause}>
          {say(says)}
          <br />
          {words.length > 0 ? <Tag tone="late">{t('marked', { words: listed(language, words) })}</Tag> : null}
          {lacks.map((why) => (
            <Tag key={why.zh} tone="soon">
              {say(why)}
            </Tag>
          ))}
        </p>
      ))}
    </div>
  );
}
