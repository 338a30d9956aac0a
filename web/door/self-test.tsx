import { useCallback, useEffect, useState } from 'react';
import type { SelfTest as Told } from '../../contract/door.ts';
import { clockIn, useSay } from './say.ts';
import { ScannerTest } from './scanner-test.tsx';
import { play } from './sound.ts';
import { serverNow, talk } from './talk.ts';
import { type Outcome, testByItself, tryCamera } from './test-parts.ts';
import type { DeskView } from './use-desk.ts';
import type { WordKey } from './words.ts';

type Part = Told['parts'][number]['part'];
const PARTS: readonly Part[] = [
  'network',
  'storage',
  'roster',
  'clock',
  'camera',
  'scanner',
  'sound',
  'print',
];
const UNTRIED: Outcome = { result: 'untried' };

/** On the eve, on every device: what works, what is not there and not needed, what must be mended tonight. */
export function SelfTest({ desk }: { desk: DeskView }) {
  const { t } = useSay();
  const [parts, setParts] = useState<Partial<Record<Part, Outcome>>>({});
  const [told, setTold] = useState<number | null>(null);
  const set = useCallback(
    (part: Part, outcome: Outcome) => setParts((before) => ({ ...before, [part]: outcome })),
    [],
  );
  useEffect(() => {
    void testByItself(desk.token, set);
  }, [desk.token, set]);
  const report = async () => {
    const by = desk.stands?.id ?? desk.state?.crew[0]?.id ?? '';
    const all = PARTS.map((part) => ({
      part,
      result: (parts[part] ?? UNTRIED).result,
      detail: detail(parts[part], t),
    }));
    await talk(desk.token, 'POST', '/api/door/self-test', { by, parts: all });
    setTold(serverNow());
  };
  return (
    <main className="self-test">
      <h2>{t('selfTest')}</h2>
      <ul>
        {PARTS.map((part) => (
          <li key={part} data-result={(parts[part] ?? UNTRIED).result}>
            <div>
              <b>{t(`part_${part}`)}</b>{' '}
              <span className="result">{t(`result_${(parts[part] ?? UNTRIED).result}`)}</span>
              <p className="small">{detail(parts[part], t)}</p>
              {parts[part]?.result === 'bad' && isMended(part) ? <p>{t(`mend_${part}`)}</p> : null}
            </div>
            <Try part={part} set={set} />
          </li>
        ))}
      </ul>
      <p className="small gj-no-print">{t('printRosterHint')}</p>
      <button type="button" className="main" onClick={() => void report()}>
        {t('report')}
      </button>
      <p role="status">
        {told ? t('reported', { at: clockIn(desk.state?.zone ?? 'Asia/Shanghai', told) }) : ''}
      </p>
    </main>
  );
}

const MENDED = ['roster', 'clock', 'network', 'storage'] as const;
const isMended = (part: Part): part is (typeof MENDED)[number] => (MENDED as readonly Part[]).includes(part);

type T = (key: WordKey, values?: Readonly<Record<string, string | number>>) => string;
const detail = (outcome: Outcome | undefined, t: T): string =>
  outcome?.says ? t(outcome.says, outcome.values) : '';

/** What needs an eye, an ear or a hand. */
function Try({ part, set }: { part: Part; set: (part: Part, outcome: Outcome) => void }) {
  const { t } = useSay();
  const answered = (good: boolean) => set(part, { result: good ? 'good' : 'bad' });
  if (part === 'camera')
    return (
      <button type="button" onClick={() => void tryCamera().then((outcome) => set(part, outcome))}>
        {t('tryCamera')}
      </button>
    );
  if (part === 'scanner') return <ScannerTest onGood={() => answered(true)} />;
  if (part === 'sound')
    return (
      <Ask
        doing={t('trySound')}
        act={() => play('admitted')}
        yes={t('heardIt')}
        no={t('notHeard')}
        answered={answered}
      />
    );
  if (part === 'print')
    return (
      <Ask
        doing={t('tryPrint')}
        act={() => window.print()}
        yes={t('printed')}
        no={t('notPrinted')}
        answered={answered}
      />
    );
  return null;
}

function Ask(props: {
  doing: string;
  act: () => void;
  yes: string;
  no: string;
  answered: (good: boolean) => void;
}) {
  const [asked, setAsked] = useState(false);
  return (
    <div className="choices">
      <button
        type="button"
        onClick={() => {
          props.act();
          setAsked(true);
        }}
      >
        {props.doing}
      </button>
      {asked ? (
        <>
          <button type="button" onClick={() => props.answered(true)}>
            {props.yes}
          </button>
          <button type="button" onClick={() => props.answered(false)}>
            {props.no}
          </button>
        </>
      ) : null}
    </div>
  );
}
