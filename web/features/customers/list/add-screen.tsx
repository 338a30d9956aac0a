import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { useState } from 'react';
import { api, Refused } from '../../../api/client.ts';
import { newId } from '../../../api/new-id.ts';
import { ChoiceChips } from '../../../ui/chips.tsx';
import { CheckField, TextField } from '../../../ui/fields.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { useTellError } from '../../../ui/tell-error.ts';
import { useSay, useWords } from '../../../ui/words.ts';
import { useCode } from '../use-code.ts';
import { LeadSheet } from './lead-sheet.tsx';
import style from './list.module.css';
import { listWords } from './words.ts';

const SOURCES = ['stall', 'event', 'shop', 'phone-in', 'introduced', 'other'] as const;
const KINDS = ['retired', 'working', 'business'] as const;
const GENDERS = ['female', 'male', 'unknown'] as const;

export interface Person {
  name: string;
  phones: string;
  gender: (typeof GENDERS)[number];
  birth: string;
  kind: (typeof KINDS)[number];
  area: string;
  district: string;
  address: string;
  source: (typeof SOURCES)[number] | null;
  note: string;
}

const empty: Person = {
  name: '',
  phones: '',
  gender: 'unknown',
  birth: '',
  kind: 'retired',
  area: '',
  district: '',
  address: '',
  source: null,
  note: '',
};

/** 新增顾客: a name, a number and how one met; the rest can wait. */
export function AddScreen() {
  const t = useWords(listWords);
  const [id, setId] = useState(newId);
  const [person, setPerson] = useState(empty);
  const [agreed, setAgreed] = useState<readonly string[]>([]);
  const [leading, setLeading] = useState(false);
  const add = useAdd(id, person, agreed);
  const blocked = add.error instanceof Refused ? add.error : null;
  const set = (change: Partial<Person>) => setPerson({ ...person, ...change });
  const ready = person.name.trim() !== '' && person.source !== null;
  return (
    <Page title={t('add')}>
      {blocked?.code === 'customer.already-owned' ? (
        <AlreadyOwned told={blocked} lead={() => setLeading(true)} />
      ) : null}
      {blocked?.code === 'customer.on-record' ? <OnRecord told={blocked} /> : null}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          add.mutate();
        }}
      >
        <Who person={person} set={set} />
        <Agreement person={person} set={set} agreed={agreed} setAgreed={setAgreed} />
        <Button type="primary" htmlType="submit" size="large" block loading={add.isPending} disabled={!ready}>
          {ready || person.name.trim() === '' ? t('add') : t('needSource')}
        </Button>
      </form>
      {leading ? (
        <LeadSheet
          name={person.name}
          phones={person.phones}
          close={() => setLeading(false)}
          done={() => {
            setLeading(false);
            setPerson(empty);
            setId(newId());
            add.reset();
          }}
        />
      ) : null}
    </Page>
  );
}

function useAdd(id: string, person: Person, agreed: readonly string[]) {
  const t = useWords(listWords);
  const { message } = App.useApp();
  const navigate = useNavigate();
  const tell = useTellError();
  return useMutation({
    mutationFn: () => {
      const { note, phones, source, ...typed } = person;
      const consents = agreed.map((pair) => {
        const [purpose, channel] = pair.split('.');
        return { purpose, channel, source, note };
      });
      const numbers = phones.trim() === '' ? [] : [phones];
      return api.post<{ id: string; household: string | null }>('/api/customers', {
        id,
        ...typed,
        phones: numbers,
        source,
        consents,
      });
    },
    onSuccess: ({ household }) => {
      void message.success(t('added', { name: person.name }));
      if (household) void message.info(t('sameHousehold'));
      void navigate({ to: `/customers/${id}` as string });
    },
    onError: (error) => {
      const shown =
        error instanceof Refused && ['customer.already-owned', 'customer.on-record'].includes(error.code);
      if (!shown) tell(error);
    },
  });
}

function Who({ person, set }: { person: Person; set: (change: Partial<Person>) => void }) {
  const t = useWords(listWords);
  const code = useCode();
  return (
    <Section title={t('who')}>
      <div className={style.form}>
        <TextField
          label={t('name')}
          value={person.name}
          onChange={(name) => set({ name })}
          autoFocus
          autoComplete="off"
        />
        <TextField
          label={t('phones')}
          note={t('phonesNote')}
          type="tel"
          value={person.phones}
          onChange={(phones) => set({ phones })}
        />
        <TextField
          label={t('birth')}
          note={t('birthNote')}
          value={person.birth}
          onChange={(birth) => set({ birth })}
        />
        <ChoiceChips
          legend={t('gender')}
          value={person.gender}
          onChange={(gender) => set({ gender })}
          chips={GENDERS.map((value) => ({ value, label: code('gender', value) }))}
        />
        <TextField label={t('area')} value={person.area} onChange={(area) => set({ area })} />
        <TextField label={t('district')} value={person.district} onChange={(district) => set({ district })} />
        <TextField label={t('address')} value={person.address} onChange={(address) => set({ address })} />
        <ChoiceChips
          legend={t('kind')}
          value={person.kind}
          onChange={(kind) => set({ kind })}
          chips={KINDS.map((value) => ({ value, label: code('kind', value) }))}
        />
      </div>
    </Section>
  );
}

const AGREEMENTS = [
  ['selling.phone', 'agreedPhone'],
  ['selling.message', 'agreedMessage'],
  ['service.all', 'agreedService'],
] as const;

function Agreement(props: {
  person: Person;
  set: (change: Partial<Person>) => void;
  agreed: readonly string[];
  setAgreed: (agreed: readonly string[]) => void;
}) {
  const t = useWords(listWords);
  const code = useCode();
  const { person, set, agreed, setAgreed } = props;
  return (
    <>
      <Section title={t('source')} note={t('sourceNote')}>
        <ChoiceChips
          legend={t('source')}
          hideLegend
          value={person.source}
          onChange={(source) => set({ source })}
          chips={SOURCES.map((value) => ({ value, label: code('source', value) }))}
        />
      </Section>
      <Section title={t('agreed')} note={t('agreedNote')}>
        {AGREEMENTS.map(([pair, words]) => (
          <CheckField
            key={pair}
            label={t(words)}
            checked={agreed.includes(pair)}
            onChange={(on) => setAgreed(on ? [...agreed, pair] : agreed.filter((one) => one !== pair))}
          />
        ))}
        {agreed.length > 0 ? (
          <TextField label={t('proofNote')} value={person.note} onChange={(note) => set({ note })} />
        ) : null}
      </Section>
    </>
  );
}

function AlreadyOwned({ told, lead }: { told: Refused; lead: () => void }) {
  const t = useWords(listWords);
  return (
    <div className={style.told} role="alert">
      <p>
        <Said told={told} />
      </p>
      <Button type="primary" onClick={lead}>
        {t('registerLead')}
      </Button>
    </div>
  );
}

function OnRecord({ told }: { told: Refused }) {
  const t = useWords(listWords);
  const { customer } = told.details as { customer: string };
  return (
    <div className={style.told} role="alert">
      <p>
        <Said told={told} />
      </p>
      <Link to={`/customers/${customer}` as string}>{t('openThem')}</Link>
    </div>
  );
}

function Said({ told }: { told: Refused }) {
  const say = useSay();
  return <>{told.mend ? `${say(told.says)} · ${say(told.mend)}` : say(told.says)}</>;
}
