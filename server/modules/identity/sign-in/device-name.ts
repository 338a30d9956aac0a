const systems: readonly (readonly [RegExp, string])[] = [
  [/HarmonyOS|OpenHarmony/i, 'HarmonyOS'],
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'Mac'],
  [/Linux/, 'Linux'],
];
const browsers: readonly (readonly [RegExp, string])[] = [
  [/MicroMessenger/, '微信'],
  [/HuaweiBrowser/, '华为浏览器'],
  [/MiuiBrowser/, '小米浏览器'],
  [/Edg\//, 'Edge'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];

/** How a person tells their devices apart in a list: `iPhone · 微信`. */
export function deviceName(userAgent: string | undefined): string {
  const first = (list: typeof systems) => list.find(([sign]) => sign.test(userAgent ?? ''))?.[1];
  return [first(systems), first(browsers)].filter(Boolean).join(' · ') || userAgent?.slice(0, 40) || '?';
}
