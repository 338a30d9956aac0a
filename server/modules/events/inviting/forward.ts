import type { z } from 'zod';
import type { forward } from '../../../../contract/inviting.ts';
import { zoneHere } from '../../../ledger/index.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import { expectSendable } from '../forwarding/screen-words.ts';
import { loadEvent } from '../planning/event-row.ts';
import { makeGuestLink } from './guest-link.ts';
import { expectLive, expectYours, loadInvitation } from './invitation-row.ts';

const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'];

/** Words to forward by hand, with the guest page's link: who sells what comes first, nothing personal follows. */
export async function forwardInvitation(
  tx: Transaction,
  invitation: string,
  caller: Caller,
): Promise<z.infer<typeof forward>> {
  const row = await loadInvitation(tx, invitation);
  expectYours(row, caller);
  expectLive(row);
  const event = await loadEvent(tx, row.event_id);
  const zone = await zoneHere(tx);
  const starts = event.starts_at.getTime();
  const day = new Date(zone.dayOf(starts) * 86_400_000);
  const minutes = Math.floor(zone.timeOf(starts) / 60_000);
  const hour = `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
  const when = `${day.getUTCMonth() + 1}月${day.getUTCDate()}日 周${WEEKDAYS[day.getUTCDay()]} ${hour}`;
  const words = `${event.sells}。\n${event.name} · ${when} · ${event.hall}`;
  await expectSendable(tx, event.id, { kind: 'invitation', words }, `member:${caller.member}`);
  return { link: await makeGuestLink(tx, row), text: words };
}
