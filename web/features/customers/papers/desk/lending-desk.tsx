import { useState } from 'react';
import type { z } from 'zod';
import type { batchResult } from '../../../../../contract/files.ts';
import { api } from '../../../../api/client.ts';
import { newId } from '../../../../api/new-id.ts';
import { useSession } from '../../../../api/session.tsx';
import { CheckField } from '../../../../ui/fields.tsx';
import { Panel } from '../../../../ui/page.tsx';
import { SelectField } from '../../../../ui/select-field.tsx';
import { useWords } from '../../../../ui/words.ts';
import { useRepresentatives } from '../../person/queries.ts';
import { usePaperChange } from '../queries.ts';
import { paperWords } from '../words.ts';
import { type ScanAction, ScanBox } from './scan-box.tsx';

type Answer = z.infer<typeof batchResult>;

/** One box for all that is done by scanning; a button for each thing this post does with folders. */
export function LendingDesk() {
  const t = useWords(paperWords);
  const { can } = useSession();
  const people = useRepresentatives();
  const [borrower, setBorrower] = useState('');
  const [unused, setUnused] = useState(false);
  const batch = usePaperChange(
    ({ path, ...body }: { path: string; numbers: string[]; borrower?: string; unused?: boolean }) =>
      api.post<Answer>(`/api/files/${path}`, { id: newId(), ...body }),
    () => undefined,
  );
  const send = async (given: Parameters<typeof batch.mutateAsync>[0]) =>
    (await batch.mutateAsync(given)).lines;
  const may = (verb: string, action: ScanAction): ScanAction[] => (can(verb) ? [action] : []);
  const actions = [
    ...may('file.make', { label: t('handIn'), run: (numbers) => send({ path: 'hand-in', numbers }) }),
    ...may('file.keep', { label: t('keep'), run: (numbers) => send({ path: 'keep', numbers }) }),
    ...may('file.lend', {
      label: t('lend'),
      off: borrower === '',
      run: (numbers) => send({ path: 'lend', numbers, borrower }),
    }),
    ...may('file.lend', {
      label: t('takeBack'),
      run: (numbers) => send({ path: 'take-back', numbers, unused }),
    }),
  ];
  if (actions.length === 0) return null;
  return (
    <Panel>
      <ScanBox kind="F" actions={actions}>
        {can('file.lend') ? (
          <>
            <SelectField
              label={t('borrower')}
              value={borrower}
              onChange={setBorrower}
              choices={[
                { value: '', label: t('nobodyYet') },
                ...(people.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
            <CheckField label={t('unused')} checked={unused} onChange={setUnused} />
          </>
        ) : null}
      </ScanBox>
    </Panel>
  );
}
