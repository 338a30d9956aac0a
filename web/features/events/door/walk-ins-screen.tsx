import { Link, useParams } from '@tanstack/react-router';
import { Page } from '../../../ui/page.tsx';
import { ErrorState, Loading } from '../../../ui/states.tsx';
import { useWords } from '../../../ui/words.ts';
import { Cards } from './cards.tsx';
import { useWalkIns } from './queries.ts';
import { doorWords } from './words.ts';

/** On the phone of whoever sits with the guests: cards that still want a name. */
export function WalkInsScreen() {
  const { id } = useParams({ strict: false }) as { id: string };
  const t = useWords(doorWords);
  const open = useWalkIns(id);
  if (open.isPending) return <Loading rows={6} />;
  if (open.isError) return <ErrorState error={open.error} again={() => void open.refetch()} />;
  return (
    <Page title={t('walkIns')} actions={<Link to={`/events/${id}` as string}>{t('back')}</Link>}>
      <Cards event={id} cards={open.data.walkIns} />
    </Page>
  );
}
