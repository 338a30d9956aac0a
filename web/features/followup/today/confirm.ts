import { useMutation } from '@tanstack/react-query';
import type { TodayCard } from '../../../../contract/today.ts';
import { newId } from '../../../api/new-id.ts';
import { useWords } from '../../../ui/words.ts';
import { type Fate, keep } from '../device/queue.ts';
import { useSayFate } from '../device/say-fate.ts';
import { endCall } from '../record/call-clock.ts';
import { followupWords } from '../words.ts';

function keepConfirmed({ id: card, subject, title, confirm }: TodayCard): Promise<Fate<null>> {
  const id = newId();
  endCall();
  return keep<null>({
    id,
    kind: 'confirm',
    card,
    title,
    about: subject.name,
    path: `/api/invitations/${encodeURIComponent(confirm?.invitation ?? '')}/confirmation`,
    body: { id, round: confirm?.round ?? 'again' },
    photos: [],
  });
}

/** 敲定: the guest said on the phone that they come. One tap. */
export function useConfirm() {
  const t = useWords(followupWords);
  const told = useSayFate();
  return useMutation({
    mutationFn: keepConfirmed,
    onSuccess: (fate) => void told(fate, t(fate.fate === 'sent' ? 'confirmed' : 'saved')),
  });
}
