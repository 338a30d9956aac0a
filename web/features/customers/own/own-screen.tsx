import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { OwnPage } from '../../../../contract/own-page.ts';
import { api, Refused } from '../../../api/client.ts';
import { ErrorState, Loading } from '../../../ui/states.tsx';
import { useWords } from '../../../ui/words.ts';
import { Entrance } from './entrance.tsx';
import { ErasedPage } from './erased-page.tsx';
import style from './own.module.css';
import { OwnSheet } from './own-sheet.tsx';
import { type Erased, ownKey } from './queries.ts';
import { ownWords } from './words.ts';

/** 本人页: no account, no password; a code to the phone on record opens it for half an hour. */
export function OwnScreen() {
  const t = useWords(ownWords);
  const { organisation } = useParams({ strict: false }) as { organisation: string };
  const queries = useQueryClient();
  const [gone, setGone] = useState<Erased | null>(null);
  const page = useQuery({
    queryKey: ownKey,
    queryFn: ({ signal }) => api.get<OwnPage>('/api/own', signal),
    retry: false,
    staleTime: 0,
  });
  useEffect(() => {
    document.title = t('title');
  }, [t]);
  const outside = page.isError && page.error instanceof Refused && page.error.status === 401;
  return (
    <div className={style.page}>
      {gone ? (
        <ErasedPage erased={gone} />
      ) : page.isPending ? (
        <Loading />
      ) : outside ? (
        <Entrance
          organisation={organisation}
          entered={() => void queries.invalidateQueries({ queryKey: ownKey })}
        />
      ) : page.isError ? (
        <ErrorState error={page.error} again={() => void page.refetch()} />
      ) : (
        <OwnSheet page={page.data} gone={setGone} />
      )}
    </div>
  );
}
