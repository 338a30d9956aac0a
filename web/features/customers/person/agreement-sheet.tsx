import { Button } from 'antd';
import { useState } from 'react';
import type { CustomerPage } from '../../../../contract/customers.ts';
import { api } from '../../../api/client.ts';
import { newId } from '../../../api/new-id.ts';
import { ChoiceChips } from '../../../ui/chips.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { SideSheet } from '../../../ui/side-sheet.tsx';
import { useWords } from '../../../ui/words.ts';
import { useCode } from '../use-code.ts';
import { type Proof, ProofField, sendProof } from './proof-field.tsx';
import { type Ended, useChange } from './queries.ts';
import { personWords } from './words.ts';

const GIVEN = ['selling', 'service', 'photo'] as const;
const REFUSED = ['selling', 'service', 'photo'] as const;
const CHANNELS = ['phone', 'message', 'wechat', 'visit', 'all'] as const;
const SOURCES = ['phone-in', 'event', 'shop', 'stall', 'other'] as const;

interface Props {
  page: CustomerPage;
  kind: 'give' | 'refuse';
  close: () => void;
  ended: (ended: Ended) => void;
}

/** A yes or a no, for which purpose and by which way, and how we know. */
export function AgreementSheet({ page, kind, close, ended }: Props) {
  const t = useWords(personWords);
  const code = useCode();
  const [id] = useState(newId);
  const [purpose, setPurpose] = useState<(typeof GIVEN)[number]>('selling');
  const [channel, setChannel] = useState<(typeof CHANNELS)[number]>(kind === 'give' ? 'phone' : 'all');
  const [source, setSource] = useState<(typeof SOURCES)[number]>('phone-in');
  const [note, setNote] = useState('');
  const [proof, setProof] = useState<Proof | null>(null);
  const path = `/api/customers/${page.id}/${kind === 'give' ? 'consents' : 'refusals'}`;
  const save = useChange(
    page.id,
    async () =>
      api.post<Ended | undefined>(path, {
        id,
        purpose,
        channel,
        source,
        ...(kind === 'give' ? { note, proof: await sendProof(proof) } : {}),
      }),
    (answer) => {
      close();
      if (answer) ended(answer);
    },
  );
  const chips = <V extends string>(group: string, values: readonly V[]) =>
    values.map((value) => ({ value, label: code(group, value) }));
  return (
    <SideSheet
      title={kind === 'give' ? t('give') : t('refuse')}
      close={close}
      foot={
        <Button type="primary" size="large" loading={save.isPending} onClick={() => save.mutate(undefined)}>
          {t('save')}
        </Button>
      }
    >
      {kind === 'refuse' ? <p>{t('refuseNote')}</p> : null}
      <ChoiceChips
        legend={t('purpose')}
        value={purpose}
        onChange={setPurpose}
        chips={chips('purpose', kind === 'give' ? GIVEN : REFUSED)}
      />
      <ChoiceChips
        legend={t('channel')}
        value={channel}
        onChange={setChannel}
        chips={chips('channel', CHANNELS)}
      />
      <ChoiceChips legend={t('since')} value={source} onChange={setSource} chips={chips('source', SOURCES)} />
      {kind === 'give' ? (
        <>
          <TextField label={t('proof')} value={note} onChange={setNote} />
          <ProofField proof={proof} onChange={setProof} />
        </>
      ) : null}
    </SideSheet>
  );
}
