import { type SqlBool, sql } from 'kysely';
import {
  type AwardEntry,
  type Change,
  changed,
  type Fact,
  type Obligation,
  refId,
  refKind,
} from '../../kernel/index.ts';
import type { Transaction } from '../platform/database.ts';
import { awardOf, obligationOf } from './rows.ts';

/** Facts that undo another: they also touch what the other had opened or ended. */
const undoes = (fact: Fact): string | null =>
  fact.kind === 'fact.corrected' || fact.kind === 'fact.withdrawn' ? String(fact.data.fact) : null;
const named = (fact: Fact, kind: string): string[] =>
  Object.values(fact.refs)
    .filter((ref) => refKind(ref) === kind)
    .map(refId);

/**
 * What a fact may meet or end: the open obligations of its subject, and those its refs name; for a fact that undoes
 * another, also what the other opened, ended or awarded. Loaded once for a batch and kept up to date while its
 * facts are evaluated in order.
 */
export class Touched {
  private readonly obligations = new Map<string, Obligation>();
  private readonly bySubject = new Map<string, Set<string>>();
  private readonly awards = new Map<string, AwardEntry>();

  static async load(tx: Transaction, facts: readonly Fact[]): Promise<Touched> {
    const touched = new Touched();
    const undone = facts.map(undoes).filter((id) => id !== null);
    const ids = facts.flatMap((fact) => named(fact, 'obligation'));
    await touched.loadOpen(tx, [...new Set(facts.map((fact) => fact.subject))], ids);
    if (undone.length > 0) await touched.loadUndone(tx, undone);
    await touched.loadAwards(
      tx,
      undone,
      facts.flatMap((fact) => named(fact, 'award')),
    );
    return touched;
  }

  private async loadOpen(tx: Transaction, subjects: string[], ids: string[]): Promise<void> {
    const here = tx.selectFrom('obligation').selectAll().where('org_id', '=', tx.org);
    const open = here.where('state', '=', 'open').where(sql<SqlBool>`subject = ANY (${subjects})`);
    for (const row of await open.execute()) this.keep(obligationOf(row));
    if (ids.length === 0) return;
    // Named, it is looked at even when it has ended: what follows from a discharge stands on its timelines
    for (const row of await here.where('id', 'in', ids).execute()) this.keep(obligationOf(row));
  }

  private async loadUndone(tx: Transaction, undone: string[]): Promise<void> {
    const rows = await tx
      .selectFrom('obligation')
      .selectAll()
      .where('org_id', '=', tx.org)
      .where((on) => on.or([on('fact_id', 'in', undone), on('ended_by', 'in', undone)]))
      .execute();
    for (const row of rows) this.keep(obligationOf(row));
  }

  private async loadAwards(tx: Transaction, undone: string[], ids: string[]): Promise<void> {
    if (undone.length + ids.length === 0) return;
    const rows = await tx
      .selectFrom('award_entry')
      .selectAll()
      .where('org_id', '=', tx.org)
      .where((on) => on.or([on('fact_id', 'in', [...undone, '']), on('id', 'in', [...ids, ''])]))
      .execute();
    for (const row of rows) this.awards.set(row.id, awardOf(row));
  }

  of(fact: Fact): Obligation[] {
    const found = new Map<string, Obligation>();
    const add = (one: Obligation | undefined) => one && found.set(one.id, one);
    for (const id of this.bySubject.get(fact.subject) ?? []) {
      const one = this.obligations.get(id);
      if (one?.state === 'open') add(one);
    }
    for (const id of named(fact, 'obligation')) add(this.obligations.get(id));
    const undone = undoes(fact);
    if (undone !== null)
      for (const one of this.obligations.values())
        if (one.fact === undone || one.endedBy === undone) add(one);
    return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  awardsOf(fact: Fact): AwardEntry[] {
    const undone = undoes(fact);
    const ids = named(fact, 'award');
    return [...this.awards.values()].filter((entry) => entry.fact === undone || ids.includes(entry.id));
  }

  find = (id: string): Obligation | undefined => this.obligations.get(id);

  /** Lets go of one that nothing can touch any more. */
  forget(id: string): void {
    const one = this.obligations.get(id);
    if (!one) return;
    this.obligations.delete(id);
    const ids = this.bySubject.get(one.subject);
    ids?.delete(id);
    if (ids?.size === 0) this.bySubject.delete(one.subject);
  }

  all = (): Obligation[] => [...this.obligations.values()];

  apply(changes: readonly Change[]): void {
    for (const change of changes) {
      if (change.change === 'award') this.awards.set(change.entry.id, change.entry);
      else if (change.change !== 'opened') this.step(change);
      // Opened before: it stays as it is, its id is hashed from what opened it
      else if (!this.obligations.has(change.obligation.id)) this.keep(change.obligation);
    }
  }

  private step(change: Exclude<Change, { change: 'opened' | 'award' }>): void {
    const one = this.obligations.get(change.id);
    if (one) this.obligations.set(one.id, changed(one, change));
  }

  private keep(one: Obligation): void {
    this.obligations.set(one.id, one);
    const ids = this.bySubject.get(one.subject);
    if (ids) ids.add(one.id);
    else this.bySubject.set(one.subject, new Set([one.id]));
  }
}
