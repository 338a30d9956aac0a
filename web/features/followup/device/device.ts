import { Dexie, type EntityTable } from 'dexie';
import type { Today } from '../../../../contract/today.ts';
import { onSignOut } from '../../../api/session.tsx';
import type { Said } from '../../../ui/words.ts';

/** What waits on this device to be sent. Its id is the id of what is recorded, so sending twice is harmless. */
export interface Pending {
  id: string;
  /** Whose it is: a shared phone never sends one person's record as another's. */
  member: string;
  kind: 'contact' | 'missed' | 'promise' | 'done' | 'move' | 'dial' | 'claim' | 'confirm';
  /** The card it came from, to show it as kept. */
  card: string | null;
  title: Said;
  about: string;
  path: string;
  body: Record<string, unknown>;
  photos: string[];
  madeAt: number;
  /** It could not go when it was tried; until then it is only on its way. */
  held: boolean;
  /** `told`: it was sent while nobody looked, and the answer says something its writer should read. */
  state: 'waiting' | 'refused' | 'told';
  says: Said | null;
  mend: Said | null;
}

export interface Photo {
  id: string;
  member: string;
  blob: Blob;
  sent: boolean;
}

export interface Draft {
  card: string;
  member: string;
  values: Record<string, unknown>;
  at: number;
}

export interface KeptToday {
  member: string;
  today: Today;
  at: number;
}

export const device = new Dexie('guiju-followup') as Dexie & {
  pending: EntityTable<Pending, 'id'>;
  photos: EntityTable<Photo, 'id'>;
  drafts: EntityTable<Draft, 'card'>;
  today: EntityTable<KeptToday, 'member'>;
};

device.version(1).stores({
  pending: 'id, [member+madeAt]',
  photos: 'id',
  drafts: 'card, at',
  today: 'member',
});

/** Names and phones do not stay behind on the phone; what was not sent yet does, for its writer. */
onSignOut(async () => {
  await device.today.clear();
});
