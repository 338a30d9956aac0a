import { InfoCircleOutlined } from '@ant-design/icons';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import style from './marks.module.css';
import { uiWords } from './ui-words.ts';
import { useWords } from './words.ts';

export type Tone = 'plain' | 'late' | 'soon' | 'done' | 'indigo';

/** A small worded mark: 逾期, 代填, 纸质. */
export function Tag({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className={style.tag} data-tone={tone}>
      {children}
    </span>
  );
}

/** 催办 rings and escalates · 清单 is ticked · 提示 is only shown. */
export function StrengthMark({ strength }: { strength: 'nag' | 'checklist' | 'hint' }) {
  const t = useWords(uiWords);
  return (
    <span className={style.strength} data-strength={strength}>
      {t(strength)}
    </span>
  );
}

/** Puts `?why=` on the address, so that the phone's back gesture closes the drawer. */
export function useWhy(): (obligation: string) => void {
  const navigate = useNavigate();
  return (obligation) => {
    void navigate({
      to: '.',
      search: (now: Record<string, unknown>) => ({ ...now, why: obligation }),
    } as never);
  };
}

/** The same mark everywhere: opens clause, version, facts and values that decided. */
export function WhyMark({ obligation, of }: { obligation: string; of: string }) {
  const t = useWords(uiWords);
  const open = useWhy();
  return (
    <button
      type="button"
      className={`gj-plain ${style.why}`}
      aria-label={t('whyOf', { of })}
      onClick={() => open(obligation)}
    >
      <InfoCircleOutlined aria-hidden />
    </button>
  );
}

/** Numbers open: a figure is a link to the rows it counts. */
export function NumberLink(props: {
  label: string;
  value: number | string;
  to?: string | null;
  hash?: string;
  tone?: Tone;
}) {
  const inside = (
    <>
      {props.label} <b>{props.value}</b>
    </>
  );
  if (!props.to && !props.hash)
    return (
      <span className={style.number} data-tone={props.tone}>
        {inside}
      </span>
    );
  if (props.hash) {
    return (
      <a className={style.number} data-tone={props.tone} href={`#${props.hash}`}>
        {inside}
      </a>
    );
  }
  return (
    <Link className={style.number} data-tone={props.tone} to={props.to ?? '.'}>
      {inside}
    </Link>
  );
}
