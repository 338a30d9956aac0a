import type { ConsentChoice } from '../../../../contract/customer-import.ts';
import { ChoiceChips, ManyChips } from '../../../ui/chips.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { Section } from '../../../ui/page.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { useWords } from '../../../ui/words.ts';
import style from './import.module.css';
import { importWords } from './words.ts';

const SOURCES: readonly ConsentChoice['source'][] = [
  'survey-form',
  'stall',
  'event',
  'shop',
  'phone-in',
  'introduced',
  'other',
];
const GRANTS = {
  'selling.phone': 'sellingPhone',
  'selling.message': 'sellingMessage',
  'selling.wechat': 'sellingWechat',
  'selling.visit': 'sellingVisit',
  'service.phone': 'servicePhone',
} as const;
type Grant = keyof typeof GRANTS;

/** What allows us to contact the people of this list. Never guessed: a number without a source is not called. */
export function ConsentOf(props: {
  consent: ConsentChoice;
  byColumn: boolean;
  change: (consent: ConsentChoice) => void;
}) {
  const t = useWords(importWords);
  const { consent } = props;
  const set = (change: Partial<ConsentChoice>) => props.change({ ...consent, ...change });
  const bases = [
    ...(props.byColumn || consent.basis === 'column'
      ? [{ value: 'column' as const, label: t('basisColumn') }]
      : []),
    { value: 'file' as const, label: t('basisFile') },
    { value: 'none' as const, label: t('basisNone') },
  ];
  return (
    <Section title={t('consentTitle')} note={t('consentNote')}>
      <ChoiceChips
        legend={t('consentTitle')}
        hideLegend
        chips={bases}
        value={consent.basis}
        onChange={(basis) => set({ basis })}
      />
      {consent.basis === 'none' ? null : (
        <>
          <ManyChips<Grant>
            legend={t('grants')}
            chips={(Object.keys(GRANTS) as Grant[]).map((value) => ({ value, label: t(GRANTS[value]) }))}
            values={consent.grants.map(({ purpose, channel }) => `${purpose}.${channel}` as Grant)}
            onChange={(values) => set({ grants: values.map(grantOf) })}
          />
          <div className={style.pair}>
            <SelectField
              label={t('source')}
              value={consent.source}
              choices={SOURCES.map((value) => ({ value, label: t(value) }))}
              onChange={(source) => set({ source })}
            />
            {consent.basis === 'file' ? (
              <TextField
                label={t('sourceNote')}
                hint={t('sourceNoteHint')}
                value={consent.note}
                onChange={(note) => set({ note })}
              />
            ) : null}
          </div>
        </>
      )}
    </Section>
  );
}

function grantOf(value: Grant): ConsentChoice['grants'][number] {
  const [purpose, channel] = value.split('.') as [
    'selling' | 'service',
    ConsentChoice['grants'][number]['channel'],
  ];
  return { purpose, channel };
}
