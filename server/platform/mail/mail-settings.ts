/** Where mail goes out, who it is from, and the address under which guests reach the pages. */
export interface MailSettings {
  /** `smtps://user:password@mail.example.com`; `smtp://` turns to TLS where the server offers it. */
  smtp: string;
  from: string;
  /** `https://guiju.example.com`: a link in a mail is read far from the office's own network. */
  origin: string;
}

const NAMES = { smtp: 'GUIJU_SMTP_URL', from: 'GUIJU_MAIL_FROM', origin: 'GUIJU_PUBLIC_URL' } as const;

/**
 * The settings, or the names of those that are missing or cannot be read. All three or none: a mail without a page
 * to answer on, and to say no on, may not go out.
 */
export function mailSettings(
  env: Readonly<Record<string, string | undefined>>,
): MailSettings | { missing: string[] } {
  const smtp = env[NAMES.smtp]?.trim() ?? '';
  const from = env[NAMES.from]?.trim() ?? '';
  const origin = env[NAMES.origin]?.trim().replace(/\/+$/, '') ?? '';
  const missing = [
    isUrl(smtp, 'smtp:', 'smtps:') ? '' : NAMES.smtp,
    /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/.test(from) ? '' : NAMES.from,
    isUrl(origin, 'http:', 'https:') ? '' : NAMES.origin,
  ].filter(Boolean);
  return missing.length > 0 ? { missing } : { smtp, from, origin };
}

const isUrl = (typed: string, ...protocols: string[]): boolean =>
  protocols.includes(URL.parse(typed)?.protocol ?? '');
