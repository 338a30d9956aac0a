import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import style from './back-link.module.css';

/** The page above this one. */
export function BackLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Link to={to} className={style.back}>
      <span aria-hidden>‹ </span>
      {children}
    </Link>
  );
}
