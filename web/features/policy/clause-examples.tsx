import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ClausePage, ExamplesRun } from '../../../contract/policy.ts';
import { api } from '../../api/client.ts';
import { Tag } from '../../ui/marks.tsx';
import { Section } from '../../ui/page.tsx';
import { useTellError } from '../../ui/tell-error.ts';
import { useSay, useWords } from '../../ui/words.ts';
import style from './policy.module.css';
import { policyWords } from './words.ts';

type Result = ExamplesRun['results'][number];

/** The examples of a clause, and 「运行例子」: the kernel carries them out here and now. */
export function ClauseExamples({ page: { clause, examples } }: { page: ClausePage }) {
  const t = useWords(policyWords);
  const run = useMutation({
    mutationFn: () => api.post<ExamplesRun>(`/api/policy/clauses/${clause.id}/examples/run`, {}),
    onError: useTellError(),
  });
  if (examples.length === 0) return null;
  const results = run.data?.results ?? [];
  const passed = results.filter((result) => result.passed).length;
  return (
    <Section
      title={t('examples')}
      count={examples.length}
      actions={
        <Button loading={run.isPending} onClick={() => run.mutate()}>
          {run.isPending ? t('running') : t('run')}
        </Button>
      }
    >
      <p role="status" className={style.quiet}>
        {run.data ? t('ranAll', { n: results.length, passed }) : ''}
      </p>
      <ul className={style.examples}>
        {examples.map((example) => (
          <ExampleLine
            key={example.index}
            example={example}
            result={results.find(({ index }) => index === example.index) ?? null}
          />
        ))}
      </ul>
    </Section>
  );
}

function ExampleLine({
  example,
  result,
}: {
  example: ClausePage['examples'][number];
  result: Result | null;
}) {
  const t = useWords(policyWords);
  const say = useSay();
  return (
    <li className={style.example}>
      <p>
        {result ? (
          <Tag tone={result.passed ? 'done' : 'late'}>{t(result.passed ? 'passed' : 'failed')}</Tag>
        ) : null}{' '}
        {say(example.name)}{' '}
        {example.case ? <span className={style.quiet}>{t('caseOf', { case: example.case })}</span> : null}
      </p>
      {result?.failures.map((failure) => (
        <p key={failure.en} className={style.failure}>
          {say(failure)}
        </p>
      ))}
      {result ? (
        <div className={style.written}>
          <Written title={t('given')} text={result.given} />
          <Written title={t('expected')} text={result.expected} />
        </div>
      ) : null}
    </li>
  );
}

/** Wide lines scroll within themselves; the keyboard must be able to reach them. */
function Written({ title, text }: { title: string; text: string }) {
  return (
    <figure>
      <figcaption className={style.quiet}>{title}</figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box is reached by keyboard */}
      <pre tabIndex={0}>{text}</pre>
    </figure>
  );
}
