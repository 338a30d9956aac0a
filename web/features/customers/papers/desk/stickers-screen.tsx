import { Link, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { create } from 'qrcode';
import { useSession } from '../../../../api/session.tsx';
import { Page } from '../../../../ui/page.tsx';
import { EmptyState } from '../../../../ui/states.tsx';
import { useWords } from '../../../../ui/words.ts';
import { paperWords } from '../words.ts';
import { numbersIn } from './scanned-numbers.ts';
import style from './stickers.module.css';

/** For a sheet of labels, or to cut out: the number as a code and in figures. No name: a folder lies about. */
export function StickersScreen() {
  const t = useWords(paperWords);
  const { numbers: asked = '' } = useSearch({ strict: false }) as { numbers?: string };
  const { organisation } = useSession();
  const { numbers } = numbersIn(asked, 'F');
  return (
    <Page
      title={t('stickers')}
      wide
      note={<span className="gj-no-print">{t('stickersNote')}</span>}
      actions={
        <>
          <Button type="primary" disabled={numbers.length === 0} onClick={() => window.print()}>
            {t('print')}
          </Button>
          <Link to={'/files' as string}>{t('backToFiles')}</Link>
        </>
      }
    >
      {numbers.length === 0 ? <EmptyState title={t('noStickers')} /> : null}
      <ul className={style.stickers}>
        {numbers.toSorted().map((number) => (
          <li key={number} className={style.sticker}>
            <Code of={number} />
            <p>
              <b>{number}</b>
              <span>{organisation.name}</span>
            </p>
          </li>
        ))}
      </ul>
    </Page>
  );
}

/** A square for every dark module, and the white border of four that scanners need. */
function Code({ of }: { of: string }) {
  const { modules } = create(of, { errorCorrectionLevel: 'M' });
  const { size } = modules;
  const dark = Array.from(modules.data, (on, i) =>
    on ? `M${(i % size) + 4} ${Math.floor(i / size) + 4}h1v1h-1z` : '',
  );
  return (
    <svg className={style.code} viewBox={`0 0 ${size + 8} ${size + 8}`} role="img" aria-label={of}>
      <rect width="100%" height="100%" fill="#fff" />
      <path d={dark.join('')} fill="#000" shapeRendering="crispEdges" />
    </svg>
  );
}
