import { Button } from 'antd';
import { useState } from 'react';
import type { HeldThing } from '../../../../contract/identity.ts';
import { useSession } from '../../../api/session.tsx';
import { useClock } from '../../../ui/clock.tsx';
import { CheckField } from '../../../ui/fields.tsx';
import { Tag } from '../../../ui/marks.tsx';
import { Section } from '../../../ui/page.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { sayMoment } from '../../../ui/time.ts';
import { useLanguage, useSay, useWords } from '../../../ui/words.ts';
import { useColleagues } from '../people/people-queries.ts';
import { type Handover, type Part, useDepartureChange } from './departure-query.ts';
import style from './leaving.module.css';
import { leavingWords } from './words.ts';

interface Props {
  what: Part;
  departure: Handover['departure'];
  things: readonly HeldThing[];
}

/** One kind of thing: choose some, name who takes them, or hand them over now. */
export function Things({ what, departure, things: own }: Props) {
  const t = useWords(leavingWords);
  const { can } = useSession();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const change = useDepartureChange(departure.id, () => setChosen([]));
  if (own.length === 0) return null;
  const proposals = own.flatMap(({ ref, proposed, named }) =>
    proposed && !named ? { ref, to: proposed.to.id } : [],
  );
  const mayName = can('leaving.hand-over') && departure.state !== 'withdrawn';
  return (
    <Section title={t(what)} count={own.length}>
      {mayName ? (
        <div className={style.bar}>
          <CheckField
            label={t('all')}
            checked={chosen.length === own.length}
            onChange={(on) => setChosen(on ? own.map(({ ref }) => ref) : [])}
          />
          {departure.state === 'noticed' ? (
            <NameHeir
              departure={departure}
              count={chosen.length}
              name={(to) => change.mutate({ heirs: chosen.map((ref) => ({ ref, to })) })}
            />
          ) : null}
          {chosen.length > 0 ? (
            <Button loading={change.isPending} onClick={() => change.mutate({ handOver: [...chosen] })}>
              {t(own[0]?.byHand ? 'received' : 'now')}
            </Button>
          ) : null}
          {proposals.length > 0 ? (
            <Button
              type="primary"
              loading={change.isPending}
              onClick={() => change.mutate({ heirs: proposals })}
            >
              {t('accept', { n: proposals.length })}
            </Button>
          ) : null}
        </div>
      ) : null}
      <ul className={style.list}>
        {own.map((thing) => (
          <ThingRow
            key={thing.ref}
            thing={thing}
            chosen={chosen.includes(thing.ref)}
            choose={
              mayName
                ? (on) => setChosen(on ? [...chosen, thing.ref] : chosen.filter((ref) => ref !== thing.ref))
                : null
            }
          />
        ))}
      </ul>
    </Section>
  );
}

function NameHeir(props: { departure: Handover['departure']; count: number; name: (to: string) => void }) {
  const t = useWords(leavingWords);
  const [to, setTo] = useState('');
  const colleagues = useColleagues().data?.colleagues ?? [];
  const heirs = colleagues.filter((one) => one.id !== props.departure.member.id && one.leavesAt === null);
  return (
    <>
      <SelectField
        label={t('to')}
        choices={[
          { value: '', label: t('nobody') },
          ...heirs.map((one) => ({ value: one.id, label: one.name })),
        ]}
        value={to}
        onChange={setTo}
      />
      <Button disabled={!to || props.count === 0} onClick={() => props.name(to)}>
        {props.count === 0 ? t('name') : t('nameChosen', { n: props.count })}
      </Button>
    </>
  );
}

function ThingRow({
  thing,
  chosen,
  choose,
}: {
  thing: HeldThing;
  chosen: boolean;
  choose: ((on: boolean) => void) | null;
}) {
  const t = useWords(leavingWords);
  const say = useSay();
  const language = useLanguage();
  const { zone, now } = useClock();
  const title = say(thing.title);
  return (
    <li>
      {choose ? (
        <CheckField
          label={<span className="gj-hidden">{t('chooseOne', { what: title })}</span>}
          checked={chosen}
          onChange={choose}
        />
      ) : (
        <span />
      )}
      <span>
        {title}
        {thing.dueAt ? (
          <small>{t('due', { at: sayMoment(zone, Date.parse(thing.dueAt), now, language) })}</small>
        ) : null}
        {thing.proposed && !thing.named ? (
          <small>
            {t('proposed', { name: thing.proposed.to.name, because: say(thing.proposed.because) })}
          </small>
        ) : null}
      </span>
      <span className={style.named}>
        {thing.named ? (
          <Tag tone="done">{t('named', { name: thing.named.name })}</Tag>
        ) : (
          <Tag>{t('toRest')}</Tag>
        )}
      </span>
    </li>
  );
}
