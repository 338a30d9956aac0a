import type { z } from 'zod';
import type { newTicket } from '../../../contract/tickets.ts';

export type NewTicket = z.input<typeof newTicket>;

/** What is being taken, while it is written. */
export interface Taking {
  customer: { id: string; name: string } | null;
  callerName: string;
  callerPhone: string;
  ticketType: NewTicket['ticketType'];
  channel: NewTicket['channel'];
  matter: NonNullable<NewTicket['matter']>;
  said: string;
  value: string;
  againstSupervisor: boolean;
  unresolved: boolean;
  insists: boolean;
}

export const nothingYet: Taking = {
  customer: null,
  callerName: '',
  callerPhone: '',
  ticketType: 'complaint',
  channel: 'phone',
  matter: 'quality',
  said: '',
  value: '',
  againstSupervisor: false,
  unresolved: false,
  insists: false,
};

/** `699` → `699.00`; null where it is not a sum, undefined where nothing was written. */
export function sumTyped(typed: string): string | null | undefined {
  const plain = typed.normalize('NFKC').replace(/[,\s¥元]/g, '');
  if (plain === '') return undefined;
  const [, yuan, cents = ''] = /^(\d{1,8})(?:\.(\d{1,2}))?$/.exec(plain) ?? [];
  if (yuan === undefined || Number(plain) === 0) return null;
  return `${Number(yuan)}.${cents.padEnd(2, '0')}`;
}

export const problemsOf = (taking: Taking) => ({
  who: !taking.customer && taking.callerName.trim() === '' && taking.callerPhone.trim() === '',
  said: taking.said.trim() === '',
  value: sumTyped(taking.value) === null,
});

export function ticketOf(taking: Taking, id: string): NewTicket {
  const amount = sumTyped(taking.value);
  return {
    id,
    ticketType: taking.ticketType,
    matter: taking.matter,
    channel: taking.channel,
    customer: taking.customer?.id ?? null,
    caller: taking.customer
      ? { name: '', phone: '' }
      : { name: taking.callerName.trim(), phone: taking.callerPhone.trim() },
    said: taking.said.trim(),
    value: amount ? { amount, currency: 'CNY' } : null,
    againstSupervisor: taking.againstSupervisor,
    unresolved: taking.unresolved,
    insists: taking.insists,
  };
}
