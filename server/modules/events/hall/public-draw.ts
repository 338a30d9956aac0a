import type { Draw } from '../../../../contract/hall.ts';
import type { Database } from '../../../platform/database.ts';
import { loadEvent } from '../planning/event-row.ts';
import { drawShown, loadDraw } from './draw-shown.ts';

/** 陌生人可验证: anybody with the link sees the hashes, and afterwards list and seed to recompute the order. */
export const publicDraw = (db: Database, organisation: string, id: string): Promise<Draw> =>
  db.inOrganisation(organisation, async (tx) => {
    const row = await loadDraw(tx, id);
    return drawShown(row, (await loadEvent(tx, row.event_id)).name);
  });
