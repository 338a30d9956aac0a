import { useNavigate, useSearch } from '@tanstack/react-router';
import { TextField } from '../../../ui/fields.tsx';
import { useWords } from '../../../ui/words.ts';
import style from './meetings.module.css';
import { meetingWords } from './words.ts';

/** The day stands on the address, so that a page of last Tuesday can be sent to somebody. */
export function useDay(): string | undefined {
  const { day } = useSearch({ strict: false }) as { day?: string };
  return day;
}

export function DayPicker({ shown }: { shown: string }) {
  const t = useWords(meetingWords);
  const navigate = useNavigate();
  const choose = (day: string) =>
    void navigate({
      to: '.',
      search: (now: Record<string, unknown>) => ({ ...now, day: day || undefined }),
    } as never);
  return (
    <div className={style.day}>
      <TextField label={t('otherDay')} type="date" value={shown} onChange={choose} />
    </div>
  );
}
