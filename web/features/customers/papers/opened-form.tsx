import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { CSSProperties } from 'react';
import type { z } from 'zod';
import type { openedForm } from '../../../../contract/files.ts';
import { api } from '../../../api/client.ts';
import { Page, Section } from '../../../ui/page.tsx';
import { ErrorState, Loading } from '../../../ui/states.tsx';
import { useWhen } from '../../../ui/use-when.ts';
import { useWords } from '../../../ui/words.ts';
import { Answers } from './answers.tsx';
import { PhotoList } from './form-photos.tsx';
import style from './papers.module.css';
import { paperWords } from './words.ts';

/** A sealed form while it is open to one reader, whose name and hour lie across it. Not kept, not printed. */
export function OpenedForm({ opening }: { opening: string }) {
  const t = useWords(paperWords);
  const when = useWhen();
  const form = useQuery({
    queryKey: ['customers', 'opened', opening],
    queryFn: ({ signal }) => api.get<z.infer<typeof openedForm>>(`/api/openings/${opening}/form`, signal),
    retry: false,
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (form.isPending) return <Loading rows={8} />;
  if (form.isError) return <Closed error={form.error} />;
  const { watermark, number, customer, closesAt, sheet, fields, photos, healthSheet, healthFields } =
    form.data;
  return (
    <Page title={`${number} ${customer}`} note={t('until', { at: when(closesAt) })}>
      <div
        className={`${style.watermarked} gj-no-print`}
        style={{ '--watermark': pattern(watermark) } as CSSProperties}
      >
        <p className={style.quiet}>{t('readOnly', { name: watermark })}</p>
        <Section title={t('answers')}>
          <Answers fields={sheet} values={fields} />
        </Section>
        {photos.length > 0 ? (
          <Section title={t('photosTitle')}>
            <PhotoList photos={photos} remove={null} />
          </Section>
        ) : null}
        {healthFields ? (
          <Section title={t('healthTitle')}>
            <Answers fields={healthSheet} values={healthFields} />
          </Section>
        ) : null}
      </div>
    </Page>
  );
}

/** Closed again: what was read stays read, and reading on is asked for anew. */
function Closed({ error }: { error: Error }) {
  const t = useWords(paperWords);
  return (
    <Page title={t('sealedTitle')}>
      <ErrorState error={error} />
      <p className={style.actions}>
        <Link to="." search={{} as never}>
          {t('askAgain')}
        </Link>
      </p>
    </Page>
  );
}

/** The words as a picture that repeats across the sheet. */
function pattern(words: string): string {
  const text = words.replace(/[<&"']/g, ' ');
  const svg = `<svg xmlns='http://www.w3.org/2000/svg' width='320' height='160'><text x='20' y='110' transform='rotate(-20 160 80)' font-size='18' font-family='sans-serif' fill='#B83A26' fill-opacity='0.22'>${text}</text></svg>`;
  return `url("data:image/svg+xml,${encodeURIComponent(svg)}")`;
}
