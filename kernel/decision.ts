import type { Instant, Ref, Text } from './fact.ts';
import type { Finding } from './finding.ts';

/** What one act was told by one clause. */
export interface Said {
  clause: string;
  n: number;
  effect: 'refuse' | 'warn' | 'ask' | 'postpone' | 'approval' | 'cannot-tell';
  code: string;
  says: Text;
  /** The next lawful moment, when postponed. */
  until?: Instant;
}

/** One step of an approval, with the people who may say yes to it. */
export interface ApprovalStep {
  clause: string;
  step: number;
  of: readonly Ref[];
  /** How many of them must say yes. */
  needed: number;
  dueAt: Instant | null;
}

export interface Decision {
  verdict: 'allowed' | 'warned' | 'asks' | 'needs-approval' | 'postponed' | 'refused';
  findings: readonly Finding[];
  says: readonly Said[];
  approvals: readonly ApprovalStep[];
}

/** What a clause says of an act; `findings` go with it. */
export interface Weighed {
  said: Said | null;
  steps?: readonly ApprovalStep[];
}

/** Graver words first: the gravest decides. */
export const VERDICT: Readonly<Record<Said['effect'], Decision['verdict']>> = {
  refuse: 'refused',
  'cannot-tell': 'asks',
  approval: 'needs-approval',
  postpone: 'postponed',
  ask: 'asks',
  warn: 'warned',
};
