import './global.css';
import { App, ConfigProvider, type ConfigProviderProps, theme } from 'antd';
import enUS from 'antd/locale/en_US.js';
import zhCN from 'antd/locale/zh_CN.js';
import { type ReactNode, useSyncExternalStore } from 'react';
import { antTheme, cssVariables, dark, light } from './theme.ts';
import { useLanguage } from './words.ts';

type Locale = ConfigProviderProps['locale'];

/** Ant Design ships its locales as CommonJS; a bundler hands over either the module or its default. */
const localeOf = (shipped: { default?: Locale } | Locale): Locale =>
  shipped && 'default' in shipped ? shipped.default : (shipped as Locale);

const prefersDark = window.matchMedia('(prefers-color-scheme: dark)');

function useDark(): boolean {
  return useSyncExternalStore(
    (changed) => {
      prefersDark.addEventListener('change', changed);
      return () => prefersDark.removeEventListener('change', changed);
    },
    () => prefersDark.matches,
  );
}

/** Tokens for style sheets and for Ant Design at once; the dark palette follows the system. */
export function ThemeRoot({ children }: { children: ReactNode }) {
  const palette = useDark() ? dark : light;
  const language = useLanguage();
  const config = antTheme(palette);
  config.algorithm = palette === dark ? theme.darkAlgorithm : theme.defaultAlgorithm;
  return (
    <ConfigProvider
      theme={config}
      locale={localeOf(language === 'zh' ? zhCN : enUS)}
      button={{ autoInsertSpace: false }}
    >
      <style>{`:root { ${cssVariables(palette)} color-scheme: ${palette === dark ? 'dark' : 'light'}; }`}</style>
      <App component={false} notification={{ bottom: 80 }}>
        {children}
      </App>
    </ConfigProvider>
  );
}
