import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { api, type Refused } from '../../../api/client.ts';
import { newId } from '../../../api/new-id.ts';
import { useSession } from '../../../api/session.tsx';
import { ChoiceChips } from '../../../ui/chips.tsx';
import { LongField } from '../../../ui/fields.tsx';
import { Page } from '../../../ui/page.tsx';
import { useSay, useWords } from '../../../ui/words.ts';
import { type Opening, usePaperChange } from './queries.ts';
import { paperWords } from './words.ts';

type Ground = Opening['ground'];

/** Sealed: what the rule says, and the one way in. */
export function SealedForm({ survey, told }: { survey: string; told: Refused }) {
  const t = useWords(paperWords);
  const say = useSay();
  const navigate = useNavigate();
  const { posts } = useSession();
  const [id] = useState(newId);
  const [reason, setReason] = useState('');
  const [ground, setGround] = useState<Ground>('approval');
  const consultant = posts.some(({ code }) => code === 'consultant');
  const ask = usePaperChange(
    () => api.post<Opening>(`/api/surveys/${survey}/openings`, { id, reason, ground }),
    (opening) =>
      void navigate(
        opening.state === 'open'
          ? ({ to: '.', search: { opening: opening.id } } as never)
          : { to: '/surveys' as string },
      ),
  );
  return (
    <Page title={t('sealedTitle')} note={say(told.says)}>
      {consultant ? (
        <ChoiceChips
          legend={t('askGround')}
          value={ground}
          onChange={setGround}
          chips={(['approval', 'customer', 'emergency'] as const).map((value) => ({
            value,
            label: t(`ground.${value}`),
          }))}
        />
      ) : null}
      <LongField label={t('askReason')} value={reason} onChange={setReason} />
      <Button
        type="primary"
        size="large"
        disabled={reason.trim().length < 2}
        loading={ask.isPending}
        onClick={() => ask.mutate(undefined)}
      >
        {t('askOpen')}
      </Button>
    </Page>
  );
}
