import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

/** A link to an address as the server writes it, path, search and hash in one: `/events/e1?tab=inviting`. */
export function GoLink(props: {
  to: string;
  className?: string | undefined;
  label?: string;
  children: ReactNode;
}) {
  const { pathname, searchParams, hash } = new URL(props.to, 'https://guiju.invalid');
  return (
    <Link
      to={pathname as string}
      search={Object.fromEntries(searchParams) as never}
      hash={hash.slice(1)}
      className={props.className}
      aria-label={props.label}
    >
      {props.children}
    </Link>
  );
}
