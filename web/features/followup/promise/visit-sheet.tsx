import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import type { callBackAnswer, visit } from '../../../../contract/followup.ts';
import type { TodayCard } from '../../../../contract/today.ts';
import { newId } from '../../../api/new-id.ts';
import { serverNow } from '../../../api/server-time.ts';
import { ChoiceChips } from '../../../ui/chips.tsx';
import { LongField } from '../../../ui/fields.tsx';
import { SideSheet } from '../../../ui/side-sheet.tsx';
import { useWords } from '../../../ui/words.ts';
import { useDraft } from '../device/draft.ts';
import { keep } from '../device/queue.ts';
import { useSayFate } from '../device/say-fate.ts';
import { Photos } from '../record/photos.tsx';
import { followupWords } from '../words.ts';
import type { Who } from './who-field.tsx';

const PURPOSES = ['service', 'selling', 'safety'] as const;
interface Written {
  purpose: (typeof PURPOSES)[number];
  agreed: 'yes' | 'no' | null;
  customer: string;
  mine: string;
  photos: string[];
}
const empty: Written = { purpose: 'service', agreed: null, customer: '', mine: '', photos: [] };

/** A visit that no clause asked for: a delivery, help with a device. It keeps what was promised for it, too. */
export function VisitSheet(props: { who: Who; cards: readonly TodayCard[]; close: () => void }) {
  const t = useWords(followupWords);
  const { who } = props;
  const draft = useDraft(`visit/${who.ref}`, { ...empty });
  const { values, change } = draft;
  const [tried, setTried] = useState(false);
  const save = useKeepVisit(props, () => {
    void draft.drop();
    props.close();
  });
  return (
    <SideSheet
      title={t('visitTitle', { name: who.name })}
      close={props.close}
      foot={
        <Button
          type="primary"
          size="large"
          loading={save.isPending}
          disabled={!draft.ready}
          onClick={() => {
            setTried(true);
            if (values.agreed !== null) save.mutate(values);
          }}
        >
          {t('save')}
        </Button>
      }
    >
      <ChoiceChips
        legend={t('visitFor')}
        value={values.purpose}
        onChange={(purpose) => change({ purpose })}
        chips={PURPOSES.map((value) => ({ value, label: t(`visitFor.${value}`) }))}
      />
      <ChoiceChips
        legend={t('visitWish')}
        value={values.agreed}
        onChange={(agreed) => change({ agreed })}
        problem={tried && values.agreed === null ? t('visitWishNeeded') : null}
        chips={(['yes', 'no'] as const).map((value) => ({ value, label: t(`visitWish.${value}`) }))}
      />
      <LongField
        label={t('customerSaid')}
        value={values.customer}
        onChange={(customer) => change({ customer })}
      />
      <LongField label={t('iSaid')} value={values.mine} onChange={(mine) => change({ mine })} />
      <Photos ids={values.photos} onChange={(photos) => change({ photos })} />
    </SideSheet>
  );
}

function useKeepVisit({ who, cards }: { who: Who; cards: readonly TodayCard[] }, after: () => void) {
  const t = useWords(followupWords);
  const told = useSayFate();
  const [id] = useState(newId);
  return useMutation({
    mutationFn: (written: Written) =>
      keep<z.infer<typeof callBackAnswer>>({
        id,
        kind: 'contact',
        card: null,
        title: { zh: '上门', en: 'Visit' },
        about: who.name,
        path: '/api/visits',
        body: visitOf(who, cards, written, id),
        photos: written.photos,
      }),
    onSuccess: (fate) => {
      if (told(fate, t('saved'))) after();
    },
  });
}

function visitOf(who: Who, cards: readonly TodayCard[], written: Written, id: string): z.input<typeof visit> {
  const promised = cards
    .filter(({ subject }) => subject.ref === who.ref)
    .flatMap(({ duties }) => duties.filter(({ noun }) => noun === 'promise'));
  return {
    id,
    subject: who.ref,
    at: new Date(serverNow()).toISOString(),
    purpose: written.purpose,
    agreed: written.agreed === 'yes',
    obligations: promised.map((duty) => duty.id),
    said: { customer: written.customer.trim(), mine: written.mine.trim() },
    attachments: written.photos,
  };
}
