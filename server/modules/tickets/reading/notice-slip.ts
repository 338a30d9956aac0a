import type { NoticeSlip } from '../../../../contract/tickets.ts';
import type { Text } from '../../../../kernel/index.ts';
import { namesOf } from '../../../ledger/index.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import { copies } from '../facts.ts';
import { expectSeen, loadTicket, type TicketRow } from '../ticket-row.ts';
import { fillShelf, rowShown, type Shelf } from './shelf.ts';

const text = (zh: string, en: string): Text => ({ zh, en });
const WHO = text('顾客', 'Customer');

/**
 * 服务通知单. Each part carries what its reader needs and no more: whoever goes there the telephone number, finance
 * what it costs, the archive who it was.
 */
export async function noticeSlip(tx: Transaction, id: string, caller: Caller): Promise<NoticeSlip> {
  const row = await loadTicket(tx, id);
  await expectSeen(tx, row, caller);
  const shelf = await fillShelf(tx, [row]);
  const shown = rowShown(shelf, row);
  const steps = shelf.steps.get(id) ?? [];
  const sent = steps.findLast(({ what }) => what === 'dispatched');
  const here = (await namesOf(tx, [`organisation:${tx.org}`]))(`organisation:${tx.org}`);
  const lines = linesOf(shelf, row);
  return {
    organisation: here.name,
    number: row.number,
    at: row.received_at.toISOString(),
    ticketType: shown.ticketType,
    matter: shown.matter,
    said: row.said,
    issuedBy: shelf.name(`member:${row.keeper}`).name,
    sentTo: sent?.to_member ? shelf.name(`member:${sent.to_member}`).name : null,
    visitOn: visitOf(shelf, row),
    parts: (['finance', 'department', 'archive'] as const).map((copy) => ({
      copy,
      title: copies[copy],
      lines: lines[copy],
      signs: SIGNS[copy],
    })),
  };
}

/** Finance needs no whole name and the archive no number; whoever goes there needs both. */
function linesOf(shelf: Shelf, row: TicketRow): Record<Copy, ReturnType<typeof line>[]> {
  const shown = rowShown(shelf, row);
  const person = row.customer_id ? shelf.people.get(row.customer_id) : undefined;
  const whole = shown.tail ? `${shown.who}(${shown.tail})` : shown.who;
  const masked = `${[...shown.who][0] ?? ''}**(${shown.tail ?? ''})`;
  return {
    finance: [
      line(WHO, row.customer_id ? masked : whole),
      line(text('商品价值', 'Value of the goods'), shown.value ? `${shown.value.amount} 元` : ''),
      line(text('服务费', 'Fee'), ''),
      line(text('收款方式', 'Paid by'), ''),
    ],
    department: [
      line(WHO, shown.who),
      line(text('电话', 'Telephone'), person?.digits ?? row.caller_phone),
      line(text('约定上门', 'Visit agreed for'), visitOf(shelf, row) ?? ''),
      line(text('处理结果', 'What was done'), ''),
    ],
    archive: [
      line(WHO, whole),
      line(text('受理人', 'Taken by'), shelf.name(`member:${row.received_by}`).name),
    ],
  };
}

type Copy = NoticeSlip['parts'][number]['copy'];

const visitOf = ({ steps }: Shelf, { id }: TicketRow): string | null =>
  steps.get(id)?.findLast(({ visit_on }) => visit_on)?.visit_on ?? null;

const line = (name: Text, says: string) => ({ name, says });

const SIGNS: Readonly<Record<'finance' | 'department' | 'archive', Text[]>> = {
  finance: [text('收款人', 'Received by'), text('财务', 'Finance')],
  department: [text('经办人', 'Done by'), text('顾客验收签字', 'Accepted by the customer')],
  archive: [text('经办人', 'Done by'), text('负责人', 'Person in charge')],
};
