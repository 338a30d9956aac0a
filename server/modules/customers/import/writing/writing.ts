import type { ConsentChoice } from '../../../../../contract/customer-import.ts';

/** What every step of writing a list needs to know. */
export interface Writing {
  importId: string;
  consent: ConsentChoice;
  now: Date;
  /** `member:…` */
  by: string;
}

export interface WrittenConsent {
  id: string;
  customer_id: string;
  purpose: string;
  channel: string;
  source: string;
}
