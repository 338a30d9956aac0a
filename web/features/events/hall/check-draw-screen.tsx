import { useParams } from '@tanstack/react-router';
import type { Draw } from '../../../../contract/hall.ts';
import { Tag } from '../../../ui/marks.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { ErrorState, Loading } from '../../../ui/states.tsx';
import { useWords } from '../../../ui/words.ts';
import style from '../events.module.css';
import { checkDraw } from './check-draw.ts';
import { useDraw } from './queries.ts';
import { hallWords } from './words.ts';

/** 陌生人可验证: no account, no trust in us; the reader's own phone does the sums. */
export function CheckDrawScreen() {
  const t = useWords(hallWords);
  const { organisation, id } = useParams({ strict: false }) as { organisation: string; id: string };
  const draw = useDraw(organisation, id);
  if (draw.isPending) return <Loading rows={6} />;
  if (draw.isError) return <ErrorState error={draw.error} />;
  return (
    <Page title={`${draw.data.event} · ${draw.data.title}`} note={t('checkNote')}>
      <p className={style.missing}>
        <Verdict draw={draw.data} />
      </p>
      <Section title={t('results')} count={draw.data.results.length}>
        <ul>
          {draw.data.results.map((one) => (
            <li key={one.code} className={style.line}>
              <b className={style.grow}>{one.code}</b>
              <span>{one.prize}</span>
              {one.absent ? <Tag>{t('wasAbsent')}</Tag> : null}
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t('entries')} count={draw.data.entries.length}>
        <p className={style.pre}>{draw.data.entries.join(' ')}</p>
      </Section>
      <Fingerprint label={t('listFingerprint')} value={draw.data.listHash} />
      <Fingerprint label={t('seedFingerprint')} value={draw.data.seedHash} />
      {draw.data.seed ? <Fingerprint label={t('seed')} value={draw.data.seed} /> : null}
    </Page>
  );
}

function Verdict({ draw }: { draw: Draw }) {
  const t = useWords(hallWords);
  if (draw.drawnAt === null) return <Tag tone="soon">{t('checkSoon')}</Tag>;
  const wrong = checkDraw(draw);
  if (wrong === null) return <Tag tone="done">{t('checkOk')}</Tag>;
  const what = { list: t('listFingerprint'), seed: t('seedFingerprint'), order: t('results') }[wrong];
  return <Tag tone="late">{t('checkBad', { what })}</Tag>;
}

const Fingerprint = ({ label, value }: { label: string; value: string }) => (
  <Section title={label}>
    <p className={style.pre} style={{ overflowWrap: 'anywhere' }}>
      {value}
    </p>
  </Section>
);
