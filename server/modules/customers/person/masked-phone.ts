/** 138****8821: enough to recognise a number, too little to dial it. */
export function maskedPhone(digits: string): string {
  if (digits.length <= 4) return '****';
  const shown = digits.length >= 11 ? digits.slice(0, 3) : '';
  return `${shown}****${digits.slice(-4)}`;
}

/** 李**8821: how a person is named where it may be forwarded: robots, copied text, watermarks. */
export const maskedName = (name: string, last4 = ''): string => `${[...name][0] ?? ''}**${last4}`;
