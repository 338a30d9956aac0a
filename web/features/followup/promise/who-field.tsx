import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import type { z } from 'zod';
import type { found } from '../../../../contract/owing.ts';
import type { TodayCard } from '../../../../contract/today.ts';
import { api, withQuery } from '../../../api/client.ts';
import { ChoiceChips } from '../../../ui/chips.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { useSay, useWords } from '../../../ui/words.ts';
import { followupWords } from '../words.ts';

export interface Who {
  ref: string;
  name: string;
}

const nobody = 'nobody';

/** Whom it concerns: those on today's list in one tap, anyone else by two characters or four digits. */
export function WhoField(props: {
  cards: readonly TodayCard[];
  value: Who | null;
  onChange: (who: Who | null) => void;
}) {
  const t = useWords(followupWords);
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const searched = useFoundCustomers(q);
  const near = q ? searched : peopleOf(props.cards).slice(0, 8);
  const people = withChosen(near, props.value);
  const choose = (ref: string) => props.onChange(people.find((who) => who.ref === ref) ?? null);
  return (
    <>
      <ChoiceChips
        legend={t('promiseWho')}
        chips={[
          ...people.map((who) => ({ value: who.ref, label: who.name })),
          { value: nobody, label: t('promiseNobody') },
        ]}
        value={props.value?.ref ?? nobody}
        onChange={choose}
      />
      <TextField label={t('promiseFind')} value={typed} onChange={setTyped} />
    </>
  );
}

function withChosen(people: readonly Who[], chosen: Who | null): Who[] {
  if (!chosen || people.some((who) => who.ref === chosen.ref)) return [...people];
  return [chosen, ...people];
}

function peopleOf(cards: readonly TodayCard[]): Who[] {
  const people = cards
    .filter((card) => card.subject.ref.startsWith('customer:'))
    .map(({ subject }) => subject);
  return [...new Map(people.map(({ ref, name }) => [ref, { ref, name }])).values()];
}

function useFoundCustomers(q: string): Who[] {
  const say = useSay();
  const search = useQuery({
    queryKey: ['search', q],
    queryFn: ({ signal }) => api.get<z.infer<typeof found>>(withQuery('/api/search', { q }), signal),
    enabled: [...q].length >= 2,
  });
  const customers = search.data?.groups.find((group) => group.kind === 'customer');
  return (customers?.items ?? []).map((item) => ({ ref: item.ref, name: say(item.title) }));
}
