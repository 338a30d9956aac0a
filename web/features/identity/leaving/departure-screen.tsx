import { useParams } from '@tanstack/react-router';
import { App, Button, Popconfirm } from 'antd';
import { useSession } from '../../../api/session.tsx';
import { useClock } from '../../../ui/clock.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { EmptyState, ErrorState, Loading } from '../../../ui/states.tsx';
import { sayMoment } from '../../../ui/time.ts';
import { useLanguage, useWords } from '../../../ui/words.ts';
import { BackLink } from '../back-link.tsx';
import { useColleagues } from '../people/people-queries.ts';
import { type Handover, type Part, parts, useDeparture, useDepartureChange } from './departure-query.ts';
import style from './leaving.module.css';
import { Things } from './things.tsx';
import { leavingWords } from './words.ts';

/** One departure: what is in the leaver's hands, who takes it over, and the hour that waits for nobody. */
export function DepartureScreen() {
  const t = useWords(leavingWords);
  const { id } = useParams({ strict: false }) as { id: string };
  const query = useDeparture(id);
  if (query.isPending) return <Loading rows={10} />;
  if (query.isError) return <ErrorState error={query.error} again={() => void query.refetch()} />;
  const { departure, things } = query.data;
  const held = new Set(things.map(({ ref }) => ref));
  // What goes with a customer in the same hands is not named one by one; paper comes in one by one
  const toName = things.filter((thing) => thing.byHand || !thing.with || !held.has(thing.with));
  return (
    <Page
      title={t('openOf', { name: departure.member.name })}
      note={
        <>
          <BackLink to="/settings/departures">{t('departures')}</BackLink> · <Hour departure={departure} />
        </>
      }
    >
      {departure.state === 'noticed' ? (
        <p className={style.promise}>{t('promise', { rest: query.data.rest?.name ?? t('restManager') })}</p>
      ) : null}
      {things.length === 0 ? <EmptyState title={t('nothing')} /> : null}
      {parts.map((what) => (
        <Things
          key={what}
          what={what}
          departure={departure}
          things={toName.filter((thing) => thing.what === what)}
        />
      ))}
      <Moved moved={query.data.moved} />
      {departure.state === 'noticed' ? <End handover={query.data} /> : null}
    </Page>
  );
}

function Hour({ departure }: { departure: Handover['departure'] }) {
  const t = useWords(leavingWords);
  const language = useLanguage();
  const { zone, now } = useClock();
  const say = (at: string) => sayMoment(zone, Date.parse(at), now, language);
  if (departure.state === 'withdrawn') return t('withdrawn');
  return departure.leftAt
    ? t('leftAt', { at: say(departure.leftAt) })
    : t('leavesAt', { at: say(departure.leavesAt) });
}

function Moved({ moved }: { moved: Handover['moved'] }) {
  const t = useWords(leavingWords);
  if (moved.length === 0) return null;
  const word = (what: string) => (parts.includes(what as Part) ? t(what as Part) : what);
  return (
    <Section title={t('moved')} tone="done">
      <ul>
        {moved.map(({ what, to, count }) => (
          <li key={`${what} ${to.id}`}>{t('movedLine', { what: word(what), n: count, name: to.name })}</li>
        ))}
      </ul>
    </Section>
  );
}

/** Who takes the rest, the notebook, and the two ways this ends. */
function End({ handover }: { handover: Handover }) {
  const t = useWords(leavingWords);
  const { can } = useSession();
  const { message } = App.useApp();
  const { id, member } = handover.departure;
  const change = useDepartureChange(id);
  const notebook = useDepartureChange(id, () => void message.success(t('notebookDone')));
  const colleagues = useColleagues().data?.colleagues ?? [];
  const heirs = colleagues.filter((one) => one.id !== member.id && one.leavesAt === null);
  return (
    <>
      {can('leaving.hand-over') ? (
        <div className={style.rest}>
          <SelectField
            label={t('rest')}
            choices={[
              { value: '', label: t('restManager') },
              ...heirs.map((one) => ({ value: one.id, label: one.name })),
            ]}
            value={handover.restChosen ? (handover.rest?.id ?? '') : ''}
            onChange={(to) => change.mutate({ heirs: [{ ref: 'rest', to: to || null }] })}
          />
        </div>
      ) : null}
      <div className={style.end}>
        {can('leaving.hand-over') ? (
          <Button onClick={() => notebook.mutate({ notebook: true })} loading={notebook.isPending}>
            {t('notebook')}
          </Button>
        ) : null}
        {can('leaving.notice') ? (
          <>
            <Popconfirm
              title={t('withdraw')}
              description={t('withdrawSure')}
              onConfirm={() => change.mutate({ withdraw: true })}
            >
              <Button>{t('withdraw')}</Button>
            </Popconfirm>
            <Popconfirm
              title={t('leaveNow')}
              description={t('leaveNowSure')}
              onConfirm={() => change.mutate({ leave: true })}
            >
              <Button danger>{t('leaveNow')}</Button>
            </Popconfirm>
          </>
        ) : null}
      </div>
    </>
  );
}
