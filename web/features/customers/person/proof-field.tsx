import { CameraOutlined, CloseOutlined } from '@ant-design/icons';
import { App } from 'antd';
import { useId } from 'react';
import { api } from '../../../api/client.ts';
import { newId } from '../../../api/new-id.ts';
import { shrinkPicture } from '../../../ui/shrink-picture.ts';
import { useWords } from '../../../ui/words.ts';
import style from './person.module.css';
import { personWords } from './words.ts';

/** A picture of the form, or the paper itself: it waits here until the yes it proves is saved. */
export interface Proof {
  id: string;
  blob: Blob;
  name: string;
}

/** Under the id the yes will name; sent again it is kept once. */
export async function sendProof(proof: Proof | null): Promise<string | null> {
  if (!proof) return null;
  const form = new FormData();
  form.append('file', proof.blob, proof.name);
  await api.put(`/api/attachments/${proof.id}`, form);
  return proof.id;
}

async function proofOf(file: File): Promise<Proof> {
  if (file.type === 'application/pdf') return { id: newId(), blob: file, name: file.name };
  return { id: newId(), blob: await shrinkPicture(file), name: 'proof.jpg' };
}

export function ProofField({
  proof,
  onChange,
}: {
  proof: Proof | null;
  onChange: (proof: Proof | null) => void;
}) {
  const t = useWords(personWords);
  const field = useId();
  const { message } = App.useApp();
  const take = async (file: File | undefined) => {
    if (!file) return;
    const taken = await proofOf(file).catch(() => null);
    if (taken) onChange(taken);
    else void message.error(t('proofBad'));
  };
  if (proof)
    return (
      <p className={style.proof}>
        {t('proofTaken', { name: proof.name })}
        <button
          type="button"
          className="gj-plain"
          aria-label={t('proofRemove')}
          onClick={() => onChange(null)}
        >
          <CloseOutlined aria-hidden />
        </button>
      </p>
    );
  return (
    <label htmlFor={field} className={style.proof}>
      <CameraOutlined aria-hidden /> {t('proofAdd')}
      <input
        id={field}
        type="file"
        accept="image/*,application/pdf"
        className="gj-hidden"
        onChange={(event) => void take(event.target.files?.[0])}
      />
    </label>
  );
}
