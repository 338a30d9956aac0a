import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { useRef } from 'react';
import type { EntryPage } from '../../../../contract/sheets.ts';
import { api } from '../../../api/client.ts';
import { newId } from '../../../api/new-id.ts';
import { Section } from '../../../ui/page.tsx';
import { useTellError } from '../../../ui/tell-error.ts';
import { useSay, useWords } from '../../../ui/words.ts';
import style from './sheets.module.css';
import { tileName } from './tile-name.ts';
import { sheetWords } from './words.ts';

/** What can be done next about it: another sheet, or a word that it is over. */
export function GoOn({ page }: { page: EntryPage }) {
  const t = useWords(sheetWords);
  const say = useSay();
  const { modal } = App.useApp();
  const act = useAct(page.id);
  if (page.next.length + page.acts.length === 0) return null;
  const about = page.subject.ref;
  const ask = (kind: string, what: string) =>
    modal.confirm({
      title: t('sure', { what }),
      okText: what,
      cancelText: t('no'),
      onOk: () => act.mutateAsync(kind).catch(() => undefined),
    });
  return (
    <Section title={t('next')}>
      <div className={style.tiles}>
        {page.next.map((sheet) => (
          <Link
            key={sheet.clause}
            to={`/sheets/${sheet.clause}` as string}
            search={{ about } as never}
            className={style.tile}
          >
            {tileName(say(sheet.title))}
          </Link>
        ))}
      </div>
      <div className={style.send}>
        {page.acts.map(({ kind, title }) => (
          <Button key={kind} loading={act.isPending} onClick={() => ask(kind, say(title))}>
            {say(title)}
          </Button>
        ))}
      </div>
    </Section>
  );
}

function useAct(entry: string) {
  const queries = useQueryClient();
  const tellError = useTellError();
  const ids = useRef(new Map<string, string>());
  return useMutation({
    mutationFn: (kind: string) => {
      const id = ids.current.get(kind) ?? newId();
      ids.current.set(kind, id);
      return api.post(`/api/entries/${encodeURIComponent(entry)}/acts`, { id, kind });
    },
    onSuccess: () => {
      for (const key of ['entries', 'today']) void queries.invalidateQueries({ queryKey: [key] });
    },
    onError: tellError,
  });
}
