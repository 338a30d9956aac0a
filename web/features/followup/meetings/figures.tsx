import type { z } from 'zod';
import type { figure } from '../../../../contract/owing.ts';
import { NumberLink } from '../../../ui/marks.tsx';
import { useSay } from '../../../ui/words.ts';
import style from './meetings.module.css';

export type Figure = z.infer<typeof figure>;

/** Numbers side by side; each opens the rows it counts, where there is a screen for them. */
export function Figures({ figures }: { figures: readonly Figure[] }) {
  const say = useSay();
  return (
    <ul className={style.figures}>
      {figures.map((one) => (
        <li key={one.label.zh}>
          <NumberLink label={say(one.label)} value={one.value} to={one.open} />
        </li>
      ))}
    </ul>
  );
}
