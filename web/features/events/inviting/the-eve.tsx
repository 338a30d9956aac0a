import type { Invitation } from '../../../../contract/inviting.ts';
import { NumberLink } from '../../../ui/marks.tsx';
import { Section } from '../../../ui/page.tsx';
import { useWords } from '../../../ui/words.ts';
import style from '../events.module.css';
import { invitingWords } from './words.ts';

const CARE = ['wheelchair', 'hearing', 'soft-food', 'diet', 'no-photo'] as const;

/** What the meeting on the eve goes through besides the ladder: who knows us, who needs what, who rides from where. */
export function TheEve({ rows }: { rows: readonly Invitation[] }) {
  const t = useWords(invitingWords);
  const asked = rows.filter(({ state }) => state === 'invited' || state === 'accepted');
  const coming = asked.filter(({ state }) => state === 'accepted');
  if (coming.length === 0) return null;
  const old = asked.filter(({ cameBefore }) => cameBefore).length;
  const care = CARE.map((one) => [t(one), coming.filter((row) => row.care.includes(one)).length] as const);
  const stops = new Map<string, number>();
  for (const { stop, companions } of coming)
    if (stop) stops.set(stop, (stops.get(stop) ?? 0) + 1 + companions);
  const wanted = [...care, ...stops].filter(([, n]) => n > 0);
  return (
    <Section title={t('eve')}>
      <div className={style.figures}>
        <NumberLink label={t('old')} value={old} />
        <NumberLink label={t('new')} value={asked.length - old} />
        {wanted.map(([label, n]) => (
          <NumberLink key={label} label={label} value={n} />
        ))}
      </div>
    </Section>
  );
}
