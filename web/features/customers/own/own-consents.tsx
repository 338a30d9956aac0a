import type { OwnPage } from '../../../../contract/own-page.ts';
import { api } from '../../../api/client.ts';
import { newId } from '../../../api/new-id.ts';
import { ChoiceChips } from '../../../ui/chips.tsx';
import { Section } from '../../../ui/page.tsx';
import { useWords } from '../../../ui/words.ts';
import { useOwnChange } from './queries.ts';
import { ownWords } from './words.ts';

const ASKED = [
  ['selling', 'phone', 'mayCall'],
  ['selling', 'message', 'mayMessage'],
  ['selling', 'visit', 'mayVisit'],
  ['service', 'all', 'mayServe'],
  ['health', 'all', 'mayHealth'],
  ['photo', 'all', 'mayPhoto'],
] as const;

/** Yes and no side by side: withdrawing is as easy as giving, and takes effect at once. */
export function OwnConsents({ page }: { page: OwnPage }) {
  const t = useWords(ownWords);
  const change = useOwnChange((said: { purpose: string; channel: string; give: boolean }) =>
    api.post<OwnPage>('/api/own/consents', { id: newId(), ...said }),
  );
  return (
    <Section title={t('consents')} note={t('consentsNote')}>
      {ASKED.map(([purpose, channel, words]) => (
        <ChoiceChips
          key={purpose + channel}
          legend={t(words)}
          value={agreed(page, purpose, channel) ? 'yes' : 'no'}
          onChange={(answer) => change.mutate({ purpose, channel, give: answer === 'yes' })}
          chips={[
            { value: 'yes', label: t('yes') },
            { value: 'no', label: t('no') },
          ]}
        />
      ))}
    </Section>
  );
}

function agreed(page: OwnPage, purpose: string, channel: string): boolean {
  const covers = (one: { purpose: string; channel: string }) =>
    one.purpose === purpose && (one.channel === 'all' || one.channel === channel);
  return page.consents.some((one) => covers(one) && one.withdrawnAt === null) && !page.refusals.some(covers);
}
