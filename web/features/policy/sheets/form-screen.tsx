import { useParams, useSearch } from '@tanstack/react-router';
import { Page } from '../../../ui/page.tsx';
import { ErrorState, Loading } from '../../../ui/states.tsx';
import { useSay, useWords } from '../../../ui/words.ts';
import { useSheetForm } from './queries.ts';
import { SheetFormBody } from './sheet-form-body.tsx';
import { tileName } from './tile-name.ts';
import { sheetWords } from './words.ts';

/** One sheet as its clause writes it: a new clause needs no new screen. */
export function FormScreen() {
  const t = useWords(sheetWords);
  const say = useSay();
  const { clause } = useParams({ strict: false }) as { clause: string };
  const { about, obligation } = useSearch({ strict: false }) as { about?: string; obligation?: string };
  const from = { about, obligation };
  const form = useSheetForm(clause, from);
  if (form.isPending) return <Loading rows={8} />;
  if (form.isError) return <ErrorState error={form.error} again={() => void form.refetch()} />;
  const { title, says, note, about: subject } = form.data;
  return (
    <Page title={tileName(say(title))} note={`${say(says)} ${t('byRule', { clause })}`}>
      {subject ? (
        <p>
          {t('about')} {subject.name}
        </p>
      ) : null}
      {note ? <p>{say(note)}</p> : null}
      <SheetFormBody key={clause} form={form.data} from={from} />
    </Page>
  );
}
