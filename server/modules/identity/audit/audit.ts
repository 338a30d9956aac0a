import type { z } from 'zod';
import type { audit, auditEntry, auditFilter } from '../../../../contract/identity.ts';
import { refKind, zoneOf } from '../../../../kernel/index.ts';
import { epochDay, type Named, namesOf, registry } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { organisationSettings } from '../organisation/settings.ts';
import { accessActs } from './log-access.ts';

type Filter = z.infer<typeof auditFilter>;
type Entry = z.infer<typeof auditEntry>;
interface Raw extends Omit<Entry, 'who' | 'at'> {
  at: Date;
  who: string;
}

const PAGE = 50;

/**
 * Who did what and who looked at what, newest first. Changes are the facts themselves; looking is the access log.
 * Both are read a page long and merged, so a page costs two index scans however long the books are.
 */
export async function readAudit(tx: Transaction, filter: Filter): Promise<z.infer<typeof audit>> {
  const window = await windowOf(tx, filter);
  const looked = filter.book === 'changes' ? [] : await accesses(tx, filter, window);
  const changed = filter.book === 'access' ? [] : await changes(tx, filter, window);
  const all = [...looked, ...changed].sort(newestFirst);
  const page = all.slice(0, PAGE);
  const name = await namesOf(
    tx,
    page.flatMap(({ who, what }) => [who, what]),
  );
  const last = page.at(-1);
  return {
    entries: page.map((entry) => ({
      ...entry,
      at: entry.at.toISOString(),
      who: whoShown(name(entry.who)),
      what: refKind(entry.what) === 'customer' ? entry.what : name(entry.what).name,
    })),
    next: all.length > PAGE && last ? `${last.at.toISOString()}|${last.id}` : null,
  };
}

const newestFirst = (a: Raw, b: Raw): number => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1);

/** The audit page names colleagues; customers stay opaque on it, since whoever reads it has not asked to see them. */
function whoShown({ ref, name, en }: Named): Entry['who'] {
  if (refKind(ref) === 'customer') return { ref, name: ref };
  if (refKind(ref) === 'system') return { ref, name: '规矩', en: 'Guiju' };
  return { ref, name, ...(en && { en }) };
}

interface Window {
  from: Date | null;
  to: Date | null;
  before: { at: Date; id: string } | null;
}

async function windowOf(tx: Transaction, { from, to, before }: Filter): Promise<Window> {
  const zone = zoneOf((await organisationSettings(tx)).zone);
  const [at, id] = before?.split('|') ?? [];
  return {
    from: from ? new Date(zone.at(epochDay(from), 0)) : null,
    to: to ? new Date(zone.at(epochDay(to) + 1, 0)) : null,
    before: at && id && !Number.isNaN(Date.parse(at)) ? { at: new Date(at), id } : null,
  };
}

async function accesses(tx: Transaction, { who, about, act }: Filter, window: Window): Promise<Raw[]> {
  let query = tx.selectFrom('access_log').selectAll().where('org_id', '=', tx.org);
  if (who) query = query.where('who', '=', asRef(who));
  if (about) query = query.where('what', '=', about);
  if (act) query = query.where('act', '=', act);
  if (window.from) query = query.where('at', '>=', window.from);
  if (window.to) query = query.where('at', '<', window.to);
  const { before } = window;
  if (before) query = query.where((on) => on(on.refTuple('at', 'id'), '<', on.tuple(before.at, before.id)));
  const rows = await query
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(PAGE + 1)
    .execute();
  return rows.map(({ org_id: _org, address: _address, ...row }) => ({
    ...row,
    book: 'access',
    says: accessActs[row.act as keyof typeof accessActs] ?? { zh: row.act, en: row.act },
  }));
}

async function changes(tx: Transaction, { who, about, act }: Filter, window: Window): Promise<Raw[]> {
  let query = tx
    .selectFrom('fact')
    .select(['id', 'kind', 'at', 'subject', 'actor'])
    .where('org_id', '=', tx.org);
  query = act ? query.where('kind', '=', act) : query.where('kind', '<>', 'day.opened');
  if (who) query = query.where('actor', '=', asRef(who));
  if (about) query = query.where('subject', '=', about);
  if (window.from) query = query.where('at', '>=', window.from);
  if (window.to) query = query.where('at', '<', window.to);
  const { before } = window;
  if (before) query = query.where((on) => on(on.refTuple('at', 'id'), '<', on.tuple(before.at, before.id)));
  const rows = await query
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(PAGE + 1)
    .execute();
  return rows.map(({ id, kind, at, subject, actor }) => ({
    id,
    at,
    book: 'changes',
    who: actor,
    act: kind,
    says: registry().kinds.get(kind)?.text ?? { zh: kind, en: kind },
    what: subject,
    count: 1,
    why: '',
  }));
}

const asRef = (who: string): string => (who.includes(':') ? who : `member:${who}`);
