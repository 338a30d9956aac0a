import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { whenDone } from './when-done.ts';

/** A letter as it arrived: headers unfolded, parts decoded. */
export interface ReceivedLetter {
  to: string;
  headers: Record<string, string>;
  /** The words, then the calendar entry. */
  parts: string[];
}

/** A real SMTP server, which can be away, and does not know everybody. */
export interface MailServer {
  /** For `GUIJU_SMTP_URL`; the same after it was away. */
  url: string;
  letters: ReceivedLetter[];
  /** Addresses it has no mailbox for. */
  unknown: Set<string>;
  /** Runs after a letter was taken and before the sender hears of it. */
  onTaken: (() => Promise<void>) | null;
  goAway(): Promise<void>;
  comeBack(): Promise<void>;
}

export async function mailServer(): Promise<MailServer> {
  let port = 0;
  let server: SMTPServer | null = null;
  const here: MailServer = {
    url: '',
    letters: [],
    unknown: new Set(),
    onTaken: null,
    goAway: async () => {
      const leaving = server;
      server = null;
      if (leaving) await new Promise<void>((gone) => leaving.close(() => gone()));
    },
    comeBack: async () => {
      server = listener(here);
      const { promise, resolve } = Promise.withResolvers<void>();
      server.listen(port, '127.0.0.1', resolve);
      await promise;
      port = (server.server.address() as AddressInfo).port;
      here.url = `smtp://127.0.0.1:${port}`;
    },
  };
  await here.comeBack();
  whenDone(here.goAway);
  return here;
}

function listener(here: MailServer): SMTPServer {
  return new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _, answer) {
      if (!here.unknown.has(address)) return answer();
      answer(Object.assign(new Error('No such mailbox here'), { responseCode: 550 }));
    },
    async onData(stream, { envelope }, answer) {
      const chunks: Buffer[] = [];
      for await (const chunk of stream) chunks.push(chunk as Buffer);
      here.letters.push(read(Buffer.concat(chunks).toString(), envelope.rcptTo[0]?.address ?? ''));
      await here.onTaken?.();
      answer();
    },
  });
}

function read(raw: string, to: string): ReceivedLetter {
  const { headers, body } = split(raw);
  const boundary = headers['content-type']?.match(/boundary="?([^";]+)/)?.[1];
  const parts = boundary
    ? body
        .split(`--${boundary}`)
        .slice(1, -1)
        .map((part) => split(part.replace(/^\r\n/, '')))
    : [{ headers, body }];
  return { to, headers, parts: parts.map(decoded) };
}

function split(raw: string): { headers: Record<string, string>; body: string } {
  const at = raw.indexOf('\r\n\r\n');
  const lines = raw
    .slice(0, at)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
  const headers = Object.fromEntries(
    lines.map((line) => [
      line.slice(0, line.indexOf(':')).toLowerCase(),
      plain(line.slice(line.indexOf(':') + 1).trim()),
    ]),
  );
  return { headers, body: raw.slice(at + 4) };
}

/** `=?UTF-8?B?…?=`, piece by piece; a space between two pieces is not one of the words. */
const plain = (words: string): string =>
  words
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, way: string, coded: string) =>
      way.toLowerCase() === 'b'
        ? Buffer.from(coded, 'base64').toString('latin1')
        : quoted(coded.replace(/_/g, ' ')),
    )
    .replace(/[\x80-\xff]+/g, (bytes) => Buffer.from(bytes, 'latin1').toString());

const quoted = (coded: string): string =>
  coded
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

function decoded({ headers, body }: { headers: Record<string, string>; body: string }): string {
  const way = headers['content-transfer-encoding'];
  if (way === 'base64') return Buffer.from(body, 'base64').toString();
  return Buffer.from(way === 'quoted-printable' ? quoted(body) : body, 'latin1').toString();
}
