import type { DoorFound } from '../../contract/door.ts';
import { clockIn, useSay } from './say.ts';
import type { DeskView } from './use-desk.ts';
import type { LookUp } from './use-look-up.ts';

/** The few who fit what was typed: one tap lets one of them in. */
export function Found({ look, desk, onCard }: { look: LookUp; desk: DeskView; onCard: () => void }) {
  const { t, say } = useSay();
  const { state } = look;
  if (!state) return null;
  const rows = state.found?.found ?? [];
  return (
    <section className="found" aria-label={t('found')}>
      {rows.length > 0 ? <h2>{t('found')}</h2> : null}
      <p role="status">
        {state.says ? say(state.says) : null}
        {state.found?.more ? t('foundMore') : null}
        {state.found && !state.says && !state.found.more && rows.length === 0 ? t('foundNone') : null}
      </p>
      <ul>
        {rows.map((row) => (
          <Row
            key={row.invitation}
            row={row}
            zone={desk.state?.zone ?? 'Asia/Shanghai'}
            onPick={() => {
              look.close();
              desk.done({ do: 'name', invitation: row.invitation });
            }}
          />
        ))}
      </ul>
      <div className="choices">
        {rows.length === 0 && state.found && !state.found.more ? (
          <button type="button" onClick={onCard}>
            {t('giveCard')}
          </button>
        ) : null}
        <button type="button" onClick={look.close}>
          {t('close')}
        </button>
      </div>
    </section>
  );
}

function Row({ row, zone, onPick }: { row: DoorFound['found'][number]; zone: string; onPick: () => void }) {
  const { t } = useSay();
  const about = [
    row.last4 ? t('tail', { n: row.last4 }) : '',
    row.number ? t('numberOf', { n: row.number }) : '',
    row.inviter ? t('asksFor', { name: row.inviter.name }) : '',
    row.arrivedAt ? t('arrivedAt', { at: clockIn(zone, row.arrivedAt) }) : '',
  ];
  return (
    <li>
      <button type="button" className="person" onClick={onPick}>
        <b>{row.name || t('cardN', { n: row.number ?? '' })}</b>
        <span>{about.filter(Boolean).join(' · ')}</span>
      </button>
    </li>
  );
}
