import { createHash } from 'node:crypto';
import { createTransport } from 'nodemailer';
import { type MailSettings, mailSettings } from './mail-settings.ts';

/** One letter to one person. */
export interface Letter {
  /** Names what it tells of: sent twice it carries the same Message-ID, and the reader's mailbox shows it once. */
  about: string;
  to: string;
  /** What stands before the sending address: the company. */
  sender: string;
  subject: string;
  words: string;
  /** Where to say "no more of this". */
  wayOut: string;
  calendar: string;
}

/**
 * `taken`: the server answers for it now. `no-such-address`: it will never be. `refused`: the server wants none of
 * our mail, or not like this. `away`: nobody answered, or the server asked to come back later.
 */
export type Outcome = 'taken' | 'no-such-address' | 'refused' | 'away';

export type Send = (letter: Letter) => Promise<Outcome>;

/** The way out of the house for mail; without settings nothing leaves, and screens can say what is missing. */
export interface PostOffice {
  /** Names of the settings that are missing; none: mail is set up. */
  missing: readonly string[];
  from: string | null;
  origin: string | null;
  /** One connection for as many letters as there are, closed afterwards. */
  open(work: (send: Send) => Promise<void>): Promise<void>;
}

export function postOffice(env: Readonly<Record<string, string | undefined>>): PostOffice {
  const settings = mailSettings(env);
  if ('missing' in settings) return { missing: settings.missing, from: null, origin: null, open: nowhere };
  return {
    missing: [],
    from: settings.from,
    origin: settings.origin,
    open: (work) => sending(settings, work),
  };
}

async function nowhere(): Promise<void> {
  throw new Error('Mail is not set up');
}

const PATIENCE = 10_000;

async function sending(settings: MailSettings, work: (send: Send) => Promise<void>): Promise<void> {
  const transport = createTransport({
    url: settings.smtp,
    pool: true,
    maxConnections: 1,
    // A letter is what we wrote: nothing in it may make the machine read a file or fetch an address
    disableFileAccess: true,
    disableUrlAccess: true,
    connectionTimeout: PATIENCE,
    greetingTimeout: PATIENCE,
    socketTimeout: 2 * PATIENCE,
  });
  try {
    await work((letter) =>
      transport.sendMail(written(letter, settings)).then(
        () => 'taken' as const,
        (error: unknown) => outcomeOf(error),
      ),
    );
  } finally {
    transport.close();
  }
}

function written(letter: Letter, { from }: MailSettings) {
  const id = createHash('sha256').update(letter.about).digest('hex').slice(0, 32);
  return {
    messageId: `<${id}@${from.slice(from.lastIndexOf('@') + 1)}>`,
    from: { name: letter.sender, address: from },
    to: letter.to,
    subject: letter.subject,
    text: letter.words,
    headers: { 'List-Unsubscribe': `<${letter.wayOut}>`, 'Auto-Submitted': 'auto-generated' },
    attachments: [
      { filename: 'invitation.ics', content: letter.calendar, contentType: 'text/calendar; charset=utf-8' },
    ],
  };
}

/** What the server said is told by its kind only: its own words may hold the person's address. */
function outcomeOf(error: unknown): Outcome {
  const { code, command, responseCode } = error as { code?: string; command?: string; responseCode?: number };
  const forGood = (responseCode ?? 0) >= 500;
  // 550–553: no such mailbox, or none of that name. 552 and 554 say nothing about the address
  if (command === 'RCPT TO' && [550, 551, 553].includes(responseCode ?? 0)) return 'no-such-address';
  // An address the library cannot put into an envelope is none either
  if (code === 'EENVELOPE' && command === 'API') return 'no-such-address';
  return forGood || code === 'EAUTH' || code === 'ENOAUTH' ? 'refused' : 'away';
}
