import type { GuestPage } from '../../contract/guest-page.ts';
import { newId } from '../api/new-id.ts';
import { cssVariables, light } from '../ui/theme.ts';
import { card } from './card.ts';
import { button, element } from './element.ts';
import './guest.css';
import { question, type Reply, type Step } from './questions.ts';
import { address, link, Refused, talk } from './talk.ts';
import { english, t } from './words.ts';

/** 请柬: opens inside WeChat, needs no install, no worker, no camera, no cookie, and leaves nothing behind. */

const root = document.getElementById('guest') as HTMLElement;
let step: Step | null = null;
/** What is said under the question until the next tap. */
let word = '';

const colours = document.createElement('style');
colours.textContent = `:root { ${cssVariables(light)} }`;
document.head.appendChild(colours);
document.title = t('title');

function show(...parts: (HTMLElement | null)[]): void {
  root.textContent = '';
  for (const part of [language(), ...parts]) if (part) root.appendChild(part);
}

const language = (): HTMLElement =>
  element(
    'p',
    { class: 'language no-print' },
    element(
      'a',
      { href: `/g/${link}${english ? '' : '?lang=en'}`, lang: english ? 'zh-CN' : 'en' },
      t('other'),
    ),
  );

function showPage(page: GuestPage): void {
  document.title = `${t('title')} · ${page.event}`;
  show(card(page), answering(page), reminder(page), elsewhere(page), peace(page));
  root.removeAttribute('data-busy');
  const heading = step === null ? null : (root.querySelector('.question h2') as HTMLElement | null);
  if (heading && step !== 'answer') heading.focus();
}

const open = (page: GuestPage): boolean => !page.cancelled && !page.over && page.state !== 'withdrawn';

/** The question, or what was answered and how to change it. */
function answering(page: GuestPage): HTMLElement | null {
  if (!open(page)) return null;
  const now: Step | null = step ?? (page.answered === null ? 'answer' : null);
  const told = element('p', { class: 'told', role: 'status' }, word);
  if (now !== null)
    return element(
      'div',
      { class: 'no-print' },
      told,
      question(now, page, (change, next) => give(page, change, next)),
    );
  const ask = (to: Step) => () => {
    step = to;
    word = '';
    showPage(page);
  };
  return element(
    'section',
    { class: 'part no-print' },
    told,
    element('p', { class: 'answer' }, said(page)),
    page.answered === 'yes' ? button(t('details'), ask('companions')) : null,
    button(t('change'), ask('answer')),
  );
}

function said(page: GuestPage): string {
  if (page.answered === 'no') return t('saidNo');
  if (page.answered === 'maybe') return t('saidMaybe');
  return [
    t('saidYes'),
    page.companions > 0 ? t('withYou', page.companions) : '',
    ...page.care.map((one) => t(one)),
    page.stop || t('ownWay'),
  ]
    .filter((one) => one !== '')
    .join(' · ');
}

function give(page: GuestPage, change: Partial<Reply>, next: Step | null): void {
  const { companions, care, stop } = page;
  const reply = { id: newId(), answer: page.answered ?? 'yes', companions, care, stop, ...change };
  const kept = change.answer === 'maybe' && page.state === 'accepted';
  void send('/reply', reply, () => {
    step = next;
    word = kept ? t('keptSeat') : t('sent');
  });
}

async function send(what: string, body: object, done: () => void): Promise<void> {
  root.setAttribute('data-busy', '');
  try {
    const page = await talk(what, body);
    done();
    showPage(page);
  } catch (error) {
    root.removeAttribute('data-busy');
    if (!(error instanceof Refused)) return tell(t('away'), t('awayNote'));
    // What was on the screen is out of date; where there is a page still, it says why not
    if (await start()) tell(error.says, error.mend);
  }
}

/** A line over the page that goes with the next tap; nothing that was shown is lost. */
function tell(...lines: string[]): void {
  const before = root.querySelector('.problem');
  if (before) root.removeChild(before);
  const problem = element(
    'div',
    { class: 'problem', role: 'alert' },
    ...lines.map((one) => (one ? element('p', {}, one) : null)),
  );
  root.insertBefore(problem, root.firstChild);
  problem.scrollIntoView();
}

/** An address for this one reminder; what was left is not shown again, since a link is forwarded. */
function reminder(page: GuestPage): HTMLElement | null {
  if (!open(page) || page.answered !== 'yes' || step !== null || page.email === 'off') return null;
  const put = (email: string) =>
    send('/email', { email }, () => {
      word = t(email === '' ? 'emailGone' : 'emailKept');
    });
  const parts = page.email === 'left' ? removing(put) : asking(put);
  return element('section', { class: 'part no-print' }, ...parts);
}

type Put = (email: string) => Promise<void>;

const removing = (put: Put): HTMLElement[] => [
  element('p', {}, t('emailLeft')),
  button(t('emailRemove'), () => void put('')),
];

function asking(put: Put): HTMLElement[] {
  const attributes = {
    type: 'email',
    id: 'email',
    maxlength: '120',
    autocomplete: 'email',
    'aria-describedby': 'email-wrong',
  };
  const field = element('input', attributes) as HTMLInputElement;
  const wrong = element('p', { class: 'problem', id: 'email-wrong', role: 'alert' });
  wrong.hidden = true;
  const take = () => {
    const email = field.value.trim();
    // What the phone itself takes for no address is said beside it, before anything is sent
    if (email !== '' && field.checkValidity()) return void put(email);
    wrong.textContent = t('emailBad');
    wrong.hidden = false;
    field.setAttribute('aria-invalid', 'true');
    field.focus();
  };
  return [
    element('label', { for: 'email' }, t('emailAsk')),
    element('p', { class: 'quiet' }, t('emailNote')),
    field,
    wrong,
    button(t('emailSave'), take),
  ];
}

/** Into the phone's calendar, or onto paper. WeChat prints nothing. */
function elsewhere(page: GuestPage): HTMLElement | null {
  if (page.over || page.cancelled) return null;
  const file = { class: 'button', href: address('/calendar.ics'), download: 'invitation.ics' };
  return element(
    'section',
    { class: 'part no-print' },
    element('a', file, t('calendar')),
    /MicroMessenger/i.test(navigator.userAgent) ? null : button(t('print'), () => window.print()),
  );
}

/** 免打扰, for everybody and also after the event; as easy as saying yes. */
function peace(page: GuestPage): HTMLElement | null {
  if (page.quiet) return null;
  const leave = () =>
    void send('/quiet', { id: newId() }, () => {
      step = null;
    });
  return element(
    'section',
    { class: 'part no-print' },
    element('p', { class: 'quiet' }, t('leaveAloneNote')),
    button(t('leaveAlone'), leave),
  );
}

/** Whether there is a page to show. */
async function start(): Promise<boolean> {
  step = null;
  show(element('p', { class: 'quiet' }, t('loading')));
  try {
    showPage(await talk());
    return true;
  } catch (error) {
    if (error instanceof Refused)
      show(element('article', {}, element('h1', {}, error.says), element('p', {}, error.mend)));
    else
      show(
        element(
          'article',
          {},
          element('h1', {}, t('away')),
          button(t('again'), () => void start(), 'main'),
        ),
      );
    return false;
  }
}

void start();
