import type { GuestPage } from '../../contract/guest-page.ts';
import { button, element } from './element.ts';
import { t } from './words.ts';

export type Step = 'answer' | 'companions' | 'care' | 'stop';
export interface Reply {
  answer: 'yes' | 'maybe' | 'no';
  companions: number;
  care: string[];
  stop: string;
}
type Give = (change: Partial<Reply>, next: Step | null) => void;

const CARE = ['wheelchair', 'hearing', 'soft-food', 'diet', 'no-photo'] as const;
const MOST_COMPANIONS = 5;

/** One question at a time; each answer is sent at once, so that closing the page loses nothing. */
export function question(step: Step, page: GuestPage, give: Give): HTMLElement {
  const asked = { answer: askComing, companions: askCompanions, care: askCare, stop: askStop };
  return asked[step](page, give);
}

const box = (nr: number, title: string, ...children: (HTMLElement | null)[]): HTMLElement =>
  element(
    'section',
    { class: 'part question' },
    nr > 1 ? element('p', { class: 'quiet' }, t('step', nr)) : null,
    element('h2', { tabindex: '-1' }, title),
    ...children,
  );

function askComing(_: GuestPage, give: Give): HTMLElement {
  return box(
    1,
    t('coming'),
    button(t('yes'), () => give({ answer: 'yes' }, 'companions'), 'main'),
    button(t('no'), () => give({ answer: 'no' }, null)),
    button(t('maybe'), () => give({ answer: 'maybe' }, null)),
  );
}

function askCompanions({ companions }: GuestPage, give: Give): HTMLElement {
  const counts = Array.from({ length: MOST_COMPANIONS + 1 }, (_, n) => n);
  return box(
    2,
    t('companions'),
    ...counts.map((n) =>
      button(
        n === 0 ? t('alone') : t('people', n),
        () => give({ companions: n }, 'care'),
        n === companions ? 'main' : '',
      ),
    ),
  );
}

function askCare(page: GuestPage, give: Give): HTMLElement {
  const chosen = new Set<string>(page.care);
  const next = button(chosen.size > 0 ? t('next') : t('nothing'), () =>
    give({ care: CARE.filter((one) => chosen.has(one)) }, 'stop'),
  );
  next.className = 'main';
  const choice = (one: (typeof CARE)[number]): HTMLElement => {
    const input = element('input', { type: 'checkbox', checked: chosen.has(one) }) as HTMLInputElement;
    input.addEventListener('change', () => {
      if (input.checked) chosen.add(one);
      else chosen.delete(one);
      next.textContent = chosen.size > 0 ? t('next') : t('nothing');
    });
    return element('label', { class: 'choice' }, input, element('span', {}, t(one)));
  };
  return box(3, t('care'), element('p', { class: 'quiet' }, t('careNote')), ...CARE.map(choice), next);
}

function askStop({ stop, stops }: GuestPage, give: Give): HTMLElement {
  const known = stops.indexOf(stop) >= 0 ? '' : stop;
  const field = element('input', {
    type: 'text',
    id: 'stop',
    maxlength: '40',
    value: known,
  }) as HTMLInputElement;
  const take = () => give({ stop: field.value.trim() }, null);
  return box(
    4,
    t('stopAsk'),
    button(t('ownWay'), () => give({ stop: '' }, null), stop === '' ? 'main' : ''),
    ...stops.map((one) => button(one, () => give({ stop: one }, null), one === stop ? 'main' : '')),
    element('label', { for: 'stop' }, t('otherStop')),
    field,
    button(t('stopSave'), take),
  );
}
