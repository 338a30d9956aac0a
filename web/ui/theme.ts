import type { ThemeConfig } from 'antd';

/**
 * The one place colours are named. Amber and pine are darkened a little where they carry words, so that
 * text on paper keeps a contrast of 4.5:1; the brighter tone is for edges and dots.
 */
export interface Palette {
  paper: string;
  surface: string;
  sunken: string;
  ink: string;
  muted: string;
  line: string;
  indigo: string;
  indigoWash: string;
  late: string;
  lateWash: string;
  soon: string;
  soonInk: string;
  soonWash: string;
  done: string;
  doneWash: string;
  onIndigo: string;
}

export const light: Palette = {
  paper: '#FAFAF7',
  surface: '#FFFFFF',
  sunken: '#F2F1EB',
  ink: '#1C2430',
  muted: '#586170',
  line: '#E2DFD5',
  indigo: '#27508F',
  indigoWash: '#EAF0F8',
  late: '#B83A26',
  lateWash: '#FBEDE9',
  soon: '#B7791F',
  soonInk: '#85570F',
  soonWash: '#FBF3E2',
  done: '#38704F',
  doneWash: '#EAF3EE',
  onIndigo: '#FFFFFF',
};

export const dark: Palette = {
  paper: '#14181F',
  surface: '#1C222B',
  sunken: '#10141A',
  ink: '#E9E7E0',
  muted: '#A3ABB8',
  line: '#313946',
  indigo: '#93B4EA',
  indigoWash: '#22304A',
  late: '#F29582',
  lateWash: '#3A221E',
  soon: '#D9A441',
  soonInk: '#E5BC70',
  soonWash: '#362B17',
  done: '#8CC9A5',
  doneWash: '#1D3328',
  onIndigo: '#10182A',
};

/** CSS custom properties, so that style sheets and Ant Design draw from the same values. */
export function cssVariables(palette: Palette): string {
  return Object.entries(palette)
    .map(([name, value]) => `--gj-${name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}: ${value};`)
    .join(' ');
}

export function antTheme(palette: Palette): ThemeConfig {
  return {
    cssVar: { key: 'gj' },
    hashed: false,
    token: {
      // The page's own, which differs by language
      fontFamily: 'inherit',
      fontSize: 15,
      lineHeight: 1.6,
      borderRadius: 6,
      colorPrimary: palette.indigo,
      colorLink: palette.indigo,
      colorError: palette.late,
      colorWarning: palette.soon,
      colorSuccess: palette.done,
      colorInfo: palette.indigo,
      colorText: palette.ink,
      colorTextSecondary: palette.muted,
      colorTextTertiary: palette.muted,
      colorTextDescription: palette.muted,
      colorTextPlaceholder: palette.muted,
      colorTextLightSolid: palette.onIndigo,
      colorBgBase: palette.surface,
      colorBgLayout: palette.paper,
      colorBgContainer: palette.surface,
      colorBgElevated: palette.surface,
      colorBorder: palette.line,
      colorBorderSecondary: palette.line,
      motionDurationMid: '0.16s',
      motionDurationSlow: '0.2s',
    },
    components: {
      Button: { controlHeight: 40, fontWeight: 500, primaryShadow: 'none', defaultShadow: 'none' },
      Table: { cellPaddingBlock: 8, headerBg: palette.sunken },
    },
  };
}
