import { CloseOutlined } from '@ant-design/icons';
import { newId } from '../../../api/new-id.ts';
import { sendAttachment } from '../../../api/send-attachment.ts';
import { AttachmentField, type Picked } from '../../../ui/attachment-field.tsx';
import { useWords } from '../../../ui/words.ts';
import style from './person.module.css';
import { personWords } from './words.ts';

/** A picture of the form, or the paper itself: it waits here until the yes it proves is saved. */
export interface Proof extends Picked {
  id: string;
}

/** Under the id the yes will name; sent again it is kept once. */
export async function sendProof(proof: Proof | null): Promise<string | null> {
  return proof && sendAttachment(proof.id, proof.blob, proof.name);
}

/** A paper keeps its name; a picture is named for what it is. */
const proofOf = ({ blob, name }: Picked): Proof => ({
  id: newId(),
  blob,
  name: blob.type === 'application/pdf' ? name : 'proof.jpg',
});

export function ProofField({
  proof,
  onChange,
}: {
  proof: Proof | null;
  onChange: (proof: Proof | null) => void;
}) {
  const t = useWords(personWords);
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
    <AttachmentField
      accept="papers"
      bad={t('proofBad')}
      taken={([picked]) => picked && onChange(proofOf(picked))}
    >
      {t('proofAdd')}
    </AttachmentField>
  );
}
