import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';

/** Bilingual text as it crosses the wire. */
export interface Said {
  zh: string;
  en: string;
}

export type Language = 'zh' | 'en';

/** What a company calls the people it serves, put into every text that names them. */
export interface OrganisationWords {
  customer: Said;
}

const customerByDefault: Said = { zh: '顾客', en: 'customer' };
const remembered = 'guiju.language';

function firstLanguage(): Language {
  const chosen = localStorage.getItem(remembered);
  if (chosen === 'zh' || chosen === 'en') return chosen;
  return navigator.language.toLowerCase().startsWith('en') ? 'en' : 'zh';
}

function showLanguage(language: Language): void {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
}

/** Ready before the first screen is imported, because each feature adds its words while it loads. */
void i18next.use(initReactI18next).init({
  lng: firstLanguage(),
  fallbackLng: 'zh',
  resources: {},
  initAsync: false,
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
});
showLanguage(i18next.language === 'en' ? 'en' : 'zh');

/** The words of one feature: every key in both languages, which the type makes sure of. */
export interface Words<K extends string> {
  name: string;
  said: Record<K, Said>;
}

export function defineWords<K extends string>(name: string, said: Record<K, Said>): Words<K> {
  for (const language of ['zh', 'en'] as const) {
    const bundle = Object.fromEntries(Object.keys(said).map((key) => [key, said[key as K][language]]));
    i18next.addResourceBundle(language, name, bundle);
  }
  return { name, said };
}

export function switchLanguage(language: Language): void {
  localStorage.setItem(remembered, language);
  showLanguage(language);
  void i18next.changeLanguage(language);
}

let organisationWords: OrganisationWords = { customer: customerByDefault };

/** Set when the session is known, before any screen below it renders. */
export function sayAs(words: OrganisationWords): void {
  organisationWords = words;
}

export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return i18n.language === 'en' ? 'en' : 'zh';
}

type Values = Readonly<Record<string, string | number>>;

function named(language: Language): Values {
  const customer = organisationWords.customer[language];
  return { customer, Customer: customer.slice(0, 1).toUpperCase() + customer.slice(1) };
}

/** `t('key', { n: 3 })` in the reader's language; `{{customer}}` is always the organisation's own word. */
export function useWords<K extends string>(words: Words<K>): (key: K, values?: Values) => string {
  const language = useLanguage();
  const { t } = useTranslation(words.name);
  return (key, values) =>
    String((t as (key: string, values: Values) => unknown)(key, { ...named(language), ...values }));
}

/** What to call somebody on record: people have one name, a post has one in each language. */
export function useNameOf(): (of: { name: string; en?: string | undefined }) => string {
  const language = useLanguage();
  return ({ name, en }) => (language === 'en' ? (en ?? name) : name);
}

/** Says a bilingual text from the server, or a screen's title, in the reader's language. */
export function useSay(): (text: Said) => string {
  const language = useLanguage();
  const values = named(language);
  return (text) => text[language].replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
}
