import { Link } from '@tanstack/react-router';
import { useWords } from '../../../ui/words.ts';
import style from './papers.module.css';
import { paperWords } from './words.ts';

type Shelf =
  | 'mine'
  | 'tonight'
  | 'to-hand-in'
  | 'to-keep'
  | 'kept'
  | 'lent'
  | 'lost'
  | 'handed-in'
  | 'allocated'
  | 'sealed';

/** Where papers lie, and how many on each shelf. */
export function Shelves(props: {
  path: string;
  shelves: readonly Shelf[];
  now: string;
  counts: Readonly<Record<string, number>>;
}) {
  const t = useWords(paperWords);
  return (
    <nav className={style.shelves} aria-label={t('state')}>
      {props.shelves.map((shelf) => (
        <Link
          key={shelf}
          to={props.path}
          search={{ show: shelf } as never}
          className={style.shelf}
          aria-current={shelf === props.now ? 'page' : undefined}
        >
          {t(`shelf.${shelf}`)} <b>{props.counts[shelf] ?? 0}</b>
        </Link>
      ))}
    </nav>
  );
}
