import type { ReactNode } from 'react';
import { useEffect } from 'react';
import style from './page.module.css';

/** One screen: its title (also the window's), what can be done at its head, and its body. */
export function Page(props: {
  title: string;
  note?: ReactNode;
  actions?: ReactNode;
  wide?: boolean;
  children: ReactNode;
}) {
  useEffect(() => {
    document.title = `${props.title} · 规矩`;
  }, [props.title]);
  return (
    <div className={props.wide ? `${style.page} ${style.wide}` : style.page}>
      <header className={style.head}>
        <div>
          <h1 className={style.title}>{props.title}</h1>
          {props.note ? <div className={style.note}>{props.note}</div> : null}
        </div>
        {props.actions ? <div className={`${style.actions} gj-no-print`}>{props.actions}</div> : null}
      </header>
      {props.children}
    </div>
  );
}

/** A titled part of a screen; `tone` colours its mark, the words say it too. */
export function Section(props: {
  title: ReactNode;
  id?: string;
  count?: number;
  note?: ReactNode;
  actions?: ReactNode;
  tone?: 'late' | 'soon' | 'done' | 'plain';
  children: ReactNode;
}) {
  return (
    <section className={style.section} id={props.id} data-tone={props.tone ?? 'plain'}>
      <header className={style.sectionHead}>
        <h2 className={style.sectionTitle}>
          {props.title}
          {props.count === undefined ? null : <span className={style.count}>{props.count}</span>}
        </h2>
        {props.note ? <span className={style.note}>{props.note}</span> : null}
        {props.actions ? <span className={style.actions}>{props.actions}</span> : null}
      </header>
      {props.children}
    </section>
  );
}

/** A raised sheet of paper: what belongs together. */
export function Panel({ children }: { children: ReactNode }) {
  return <div className={style.panel}>{children}</div>;
}
