import type { Change, Fact, OpenObligation } from '../../kernel/index.ts';
import type { Transaction } from '../platform/database.ts';
import { obligationOf } from './rows.ts';

/**
 * The open obligations a fact may meet or end: those of its subject and those its refs name. Loaded once for a
 * batch and kept up to date while its facts are evaluated in order.
 */
export class Touched {
  private readonly bySubject = new Map<string, Map<string, OpenObligation>>();
  private readonly byId = new Map<string, OpenObligation>();

  static async load(tx: Transaction, facts: readonly Fact[]): Promise<Touched> {
    const touched = new Touched();
    const subjects = [...new Set(facts.map((fact) => fact.subject))];
    const named = facts.flatMap((fact) => (fact.refs.obligation ? [idOf(fact.refs.obligation)] : []));
    const rows = await tx
      .selectFrom('obligation')
      .selectAll()
      .where('org_id', '=', tx.org)
      .where('state', '=', 'open')
      .where((on) => on.or([on('subject', 'in', subjects), ...(named.length > 0 ? [on('id', 'in', named)] : [])]))
      .execute();
    for (const row of rows) touched.add(obligationOf(row) as OpenObligation);
    return touched;
  }

  of(fact: Fact): OpenObligation[] {
    const open = [...(this.bySubject.get(fact.subject)?.values() ?? [])];
    const named = fact.refs.obligation && this.byId.get(idOf(fact.refs.obligation));
    if (named && named.subject !== fact.subject) open.push(named);
    return open.sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  find = (id: string): OpenObligation | undefined => this.byId.get(id);

  all = (): OpenObligation[] => [...this.byId.values()];

  apply(changes: readonly Change[]): void {
    for (const change of changes) {
      if (change.change === 'opened') this.add(change.obligation as OpenObligation);
      else if (change.change !== 'award') this.change(change);
    }
  }

  private change(change: Exclude<Change, { change: 'opened' | 'award' }>): void {
    const obligation = this.byId.get(change.id);
    if (!obligation) return;
    if (change.change === 'delegated') this.add({ ...obligation, holder: change.holder });
    else if (change.change === 'claimed') this.add({ ...obligation, claimedBy: change.by, claimedUntil: change.until });
    else if (change.change === 'lapsed') this.add({ ...obligation, lapsed: true });
    else this.remove(obligation);
  }

  /** An obligation that was opened before stays as it is: its id is hashed from what opened it. */
  private add(obligation: OpenObligation): void {
    if (obligation.state !== 'open') return;
    this.byId.set(obligation.id, obligation);
    const of = this.bySubject.get(obligation.subject) ?? new Map();
    this.bySubject.set(obligation.subject, of.set(obligation.id, obligation));
  }

  private remove(obligation: OpenObligation): void {
    this.byId.delete(obligation.id);
    this.bySubject.get(obligation.subject)?.delete(obligation.id);
  }
}

const idOf = (ref: string): string => ref.slice(ref.indexOf(':') + 1);
