import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { CustomerPage } from '../../../../contract/customers.ts';
import { api } from '../../../api/client.ts';
import { ChoiceChips } from '../../../ui/chips.tsx';
import { Tag } from '../../../ui/marks.tsx';
import { Section } from '../../../ui/page.tsx';
import { useWords } from '../../../ui/words.ts';
import { useCode } from '../use-code.ts';
import style from './person.module.css';
import { useChange } from './queries.ts';
import { personWords } from './words.ts';

const RELATIONS = ['couple', 'parent', 'child', 'sibling', 'housemate'] as const;
type Mate = NonNullable<CustomerPage['household']>['members'][number];

/** Who shares the number or the house; a proposal waits for somebody who knows them. */
export function Household({ page }: { page: CustomerPage }) {
  const t = useWords(personWords);
  if (!page.household) return null;
  return (
    <Section title={t('household')}>
      <ul className={style.plainList}>
        {page.household.members.map((mate) => (
          <OneMate key={mate.id} page={page} mate={mate} />
        ))}
      </ul>
    </Section>
  );
}

function OneMate({ page, mate }: { page: CustomerPage; mate: Mate }) {
  const t = useWords(personWords);
  const code = useCode();
  const [asking, setAsking] = useState(false);
  const settle = useChange(page.id, (said: { relation: string; together: boolean }) =>
    api.post(`/api/customers/${page.id}/household`, { with: mate.id, ...said }),
  );
  const may = page.may.includes('customer.change');
  return (
    <li>
      <Link to={`/customers/${mate.id}` as string}>{mate.name}</Link>{' '}
      {mate.settled ? (
        <span className={style.quiet}>{code('relation', mate.relation)}</span>
      ) : (
        <Tag tone="soon">{t('proposed')}</Tag>
      )}
      {!mate.settled && may ? (
        <span className={style.inline}>
          <Button type="link" onClick={() => setAsking(true)}>
            {t('sameHouse')}
          </Button>
          <Button type="link" onClick={() => settle.mutate({ relation: 'unknown', together: false })}>
            {t('notSame')}
          </Button>
        </span>
      ) : null}
      {asking ? (
        <ChoiceChips
          legend={t('relation')}
          value={null}
          onChange={(relation) => settle.mutate({ relation, together: true })}
          chips={RELATIONS.map((value) => ({ value, label: code('relation', value) }))}
        />
      ) : null}
    </li>
  );
}
