import { useNavigate } from '@tanstack/react-router';
import { Button, Spin } from 'antd';
import { useRef, useState } from 'react';
import type { ImportList } from '../../../../contract/customer-import.ts';
import { newId } from '../../../api/new-id.ts';
import { Tag } from '../../../ui/marks.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { ResponsiveTable } from '../../../ui/responsive-table.tsx';
import { EmptyState, ErrorState, Loading } from '../../../ui/states.tsx';
import { useWhen } from '../../../ui/use-when.ts';
import { useWords } from '../../../ui/words.ts';
import style from './import.module.css';
import { ImportSteps } from './import-steps.tsx';
import { upload, useImports } from './queries.ts';
import { importWords } from './words.ts';

/** 导入名单: choose a file, or go on with one of before. */
export function ImportsScreen() {
  const t = useWords(importWords);
  const imports = useImports();
  return (
    <Page title={t('title')} note={t('lead')}>
      <ImportSteps at={0} />
      <ChooseFile />
      <Section title={t('before')}>
        {imports.isPending ? <Loading rows={3} /> : null}
        {imports.error ? <ErrorState error={imports.error} again={() => void imports.refetch()} /> : null}
        {imports.data ? <Before imports={imports.data.imports} /> : null}
      </Section>
    </Page>
  );
}

function ChooseFile() {
  const t = useWords(importWords);
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const [sending, setSending] = useState<{ name: string; stop: AbortController } | null>(null);
  const [error, setError] = useState<unknown>(null);
  const send = async (file: File | undefined) => {
    if (!file) return;
    const stop = new AbortController();
    setSending({ name: file.name, stop });
    setError(null);
    try {
      const { id } = await upload(newId(), file, stop.signal);
      await navigate({ to: `/imports/${id}` as string });
    } catch (refusal) {
      if (!stop.signal.aborted) setError(refusal);
    } finally {
      setSending(null);
      if (input.current) input.current.value = '';
    }
  };
  return (
    <Section title={t('stepFile')}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; the button does the same */}
      <div
        className={style.drop}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          void send(event.dataTransfer.files[0]);
        }}
      >
        {sending ? (
          <output className={style.sending}>
            <Spin /> {t('uploading', { name: sending.name })}
            <Button onClick={() => sending.stop.abort()}>{t('cancel')}</Button>
          </output>
        ) : (
          <>
            <p className={style.dropHint}>{t('drop')}</p>
            <Button type="primary" size="large" onClick={() => input.current?.click()}>
              {t('choose')}
            </Button>
            <p className={style.note}>{t('limits')}</p>
          </>
        )}
        <input
          ref={input}
          className="gj-hidden"
          type="file"
          aria-label={t('choose')}
          tabIndex={-1}
          accept=".csv,.txt,.xlsx,.xlsm,.xls"
          onChange={(event) => void send(event.target.files?.[0])}
        />
      </div>
      {error ? <ErrorState error={error} /> : null}
    </Section>
  );
}

function Before({ imports }: ImportList) {
  const t = useWords(importWords);
  const when = useWhen();
  const navigate = useNavigate();
  if (imports.length === 0) return <EmptyState title={t('noneBefore')}>{t('noneBeforeMore')}</EmptyState>;
  return (
    <ResponsiveTable
      label={t('before')}
      rows={imports}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'file',
          title: t('stepFile'),
          phone: 'head',
          show: ({ id, fileName }) => (
            <button
              type="button"
              className={`gj-plain ${style.link}`}
              onClick={() => void navigate({ to: `/imports/${id}` as string })}
            >
              {fileName}
            </button>
          ),
        },
        {
          key: 'state',
          title: t('says'),
          phone: 'inline',
          show: ({ state }) => <Tag tone={state === 'written' ? 'done' : 'plain'}>{t(`state_${state}`)}</Tag>,
        },
        {
          key: 'new',
          title: t('new'),
          align: 'right',
          phone: 'inline',
          show: ({ counts }) => counts?.new ?? '',
        },
        { key: 'who', title: t('who'), phone: 'inline', show: ({ madeBy }) => madeBy.name },
        {
          key: 'when',
          title: t('now').slice(0, 0) || t('stepResult'),
          phone: 'inline',
          show: ({ madeAt }) => when(madeAt),
        },
      ]}
    />
  );
}
