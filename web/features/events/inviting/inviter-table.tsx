import type { InvitationBoard } from '../../../../contract/inviting.ts';
import { Section } from '../../../ui/page.tsx';
import { type Column, ResponsiveTable } from '../../../ui/responsive-table.tsx';
import { useWords } from '../../../ui/words.ts';
import { invitingWords } from './words.ts';

type Row = InvitationBoard['inviters'][number];

/** Each inviter beside their quota. */
export function InviterTable({ rows }: { rows: readonly Row[] }) {
  const t = useWords(invitingWords);
  const number = (key: 'quota' | 'invited' | 'confirmed' | 'reconfirmed'): Column<Row> => ({
    key,
    title: t(key),
    align: 'right',
    phone: 'inline',
    show: (row) => row[key],
  });
  return (
    <Section title={t('byInviter')}>
      <ResponsiveTable
        label={t('byInviter')}
        columns={[
          { key: 'member', title: t('member'), phone: 'head', show: ({ member }) => member.name },
          number('quota'),
          number('invited'),
          number('confirmed'),
          number('reconfirmed'),
        ]}
        rows={rows}
        rowKey={({ member }) => member.id}
      />
    </Section>
  );
}
