import { useWords } from '../../../ui/words.ts';
import style from './import.module.css';
import { importWords } from './words.ts';

const STEPS = ['stepFile', 'stepColumns', 'stepVerdicts', 'stepWrite', 'stepResult'] as const;

/** Where one is on the way from file to result. */
export function ImportSteps({ at }: { at: number }) {
  const t = useWords(importWords);
  return (
    <ol className={style.steps} aria-label={t('steps')}>
      {STEPS.map((step, n) => (
        <li
          key={step}
          data-state={n < at ? 'done' : n === at ? 'now' : 'next'}
          aria-current={n === at ? 'step' : undefined}
        >
          <span aria-hidden>{n < at ? '✓' : n + 1}</span>
          {t(step)}
        </li>
      ))}
    </ol>
  );
}
