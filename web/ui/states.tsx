import { Button, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import style from './states.module.css';
import { uiWords } from './ui-words.ts';
import { type Said, useSay, useWords } from './words.ts';

/** What a refusal from the server looks like to a screen, whoever raised it. */
interface Told {
  code: string;
  says: Said;
  mend: Said | null;
}

export function toldBy(error: unknown): Told | null {
  if (!(error instanceof Error) || !('says' in error) || !('code' in error)) return null;
  const { code, says, mend } = error as Error & Told;
  return { code, says, mend: mend ?? null };
}

/** Nothing here, why that is, and what to do next if anything. */
export function EmptyState({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className={style.state}>
      <p className={style.title}>{title}</p>
      {children ? <div className={style.more}>{children}</div> : null}
    </div>
  );
}

/** What went wrong, in the server's own sentence where it gave one, and what to do. */
export function ErrorState({ error, again }: { error: unknown; again?: () => void }) {
  const t = useWords(uiWords);
  const say = useSay();
  const told = toldBy(error);
  const away = error instanceof Error && error.name === 'Unreachable';
  const title = told ? say(told.says) : away ? t('away') : t('broke');
  const mend = told ? told.mend && say(told.mend) : away ? t('awayMend') : t('brokeMend');
  return (
    <div className={style.state} role="alert">
      <p className={style.title}>{title}</p>
      {mend ? <p className={style.more}>{mend}</p> : null}
      {again ? (
        <Button className={style.again} onClick={again}>
          {t('again')}
        </Button>
      ) : null}
      {told ? <p className={style.code}>{t('refusalCode', { code: told.code })}</p> : null}
    </div>
  );
}

/** The shape of what is coming; screen readers hear one sentence. */
export function Loading({ rows = 4 }: { rows?: number }) {
  const t = useWords(uiWords);
  return (
    <div role="status" className={style.loading}>
      <span className="gj-hidden">{t('loading')}</span>
      <Skeleton title={false} paragraph={{ rows }} active aria-hidden />
    </div>
  );
}
