import { describe, expect, it } from 'vitest';
import { checkAgainstNobody, expectGoodPassword, hashPassword, passwordFits } from './password.ts';

describe('a password', () => {
  it('fits its own hash and no other', async () => {
    const phc = await hashPassword('茶几 上的三只碗');
    expect(phc).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await passwordFits('茶几 上的三只碗', phc)).toBe(true);
    expect(await passwordFits('茶几 上的四只碗', phc)).toBe(false);
  });

  it('is hashed with fresh salt', async () => {
    expect(await hashPassword('same words here')).not.toBe(await hashPassword('same words here'));
  });

  it('is the same however a keyboard composes it', async () => {
    expect(await passwordFits('café table', await hashPassword('café table'))).toBe(true);
  });

  it('is checked even where there is nobody', async () => {
    expect(await checkAgainstNobody('anything')).toBe(false);
  });

  it.each([
    ['short', 'wang-min'],
    ['12345678', 'wang-min'],
    ['aaaaaaaabbbb', 'wang-min'],
    ['wang-min2026', 'wang-min'],
  ])('%s is refused with a reason', (password, name) => {
    expect(() => expectGoodPassword(password, name)).toThrow(
      expect.objectContaining({ code: 'password.weak' }),
    );
  });

  it('eight characters of Chinese are good', () =>
    expect(() => expectGoodPassword('三只碗都在茶几上', 'wang-min')).not.toThrow());
});
