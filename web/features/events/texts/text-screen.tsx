import { useParams } from '@tanstack/react-router';
import { ErrorState, Loading } from '../../../ui/states.tsx';
import { useEvent } from '../planning/queries.ts';
import { useText, useTexts } from './queries.ts';
import { TextDesk } from './text-desk.tsx';

/** One text: handed in anew, or as its latest version stands. */
export function TextScreen() {
  const { id, text } = useParams({ strict: false }) as { id: string; text: string };
  return text === 'new' ? <NewText event={id} /> : <HandedIn event={id} text={text} />;
}

function NewText({ event }: { event: string }) {
  const page = useEvent(event);
  const texts = useTexts(event);
  const failed = [page, texts].find(({ isError }) => isError);
  if (failed) return <ErrorState error={failed.error} again={() => void failed.refetch()} />;
  if (!page.data || !texts.data) return <Loading rows={8} />;
  return <TextDesk event={page.data} text={null} speakers={texts.data.speakers} />;
}

function HandedIn({ event, text }: { event: string; text: string }) {
  const page = useEvent(event);
  const texts = useTexts(event);
  const one = useText(event, text);
  const failed = [page, texts, one].find(({ isError }) => isError);
  if (failed) return <ErrorState error={failed.error} again={() => void failed.refetch()} />;
  if (!page.data || !texts.data || !one.data) return <Loading rows={8} />;
  const version = one.data.versions[0]?.id;
  return <TextDesk key={version} event={page.data} text={one.data} speakers={texts.data.speakers} />;
}
