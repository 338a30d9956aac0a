import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { Refusal } from '../../../platform/refusal.ts';

/** OWASP's first choice for argon2id: 19 MiB, two passes; about 60 ms on a small machine. */
const COST = { memory: 19_456, passes: 2, parallelism: 1 };
const TAG_BYTES = 32;

const derive = promisify<'argon2id', Argon2Parameters, Buffer>(argon2);

/** A PHC string, `$argon2id$v=19$m=…,t=…,p=…$salt$tag`: it carries its own cost, so the cost can grow. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const tag = await derive('argon2id', {
    message: normal(password),
    nonce: salt,
    ...COST,
    tagLength: TAG_BYTES,
  });
  const cost = `m=${COST.memory},t=${COST.passes},p=${COST.parallelism}`;
  return `$argon2id$v=19$${cost}$${unpadded(salt)}$${unpadded(tag)}`;
}

const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/;

export async function passwordFits(password: string, phc: string): Promise<boolean> {
  const parts = PHC.exec(phc);
  if (!parts) throw new Error('Not an argon2id string');
  const [, memory, passes, parallelism, salt, tag] = parts as unknown as string[];
  const expected = Buffer.from(tag as string, 'base64');
  const found = await derive('argon2id', {
    message: normal(password),
    nonce: Buffer.from(salt as string, 'base64'),
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    tagLength: expected.length,
  });
  return timingSafeEqual(found, expected);
}

/** Takes as long as a real check, so that the time of an answer does not tell whether an account exists. */
export async function checkAgainstNobody(password: string): Promise<false> {
  decoy ??= hashPassword('nobody has this password');
  await passwordFits(password, await decoy);
  return false;
}
let decoy: Promise<string> | undefined;

/** Keyboards differ in how they compose accents and full-width letters. */
const normal = (password: string): string => password.normalize('NFKC');
const unpadded = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');

const TOO_COMMON = new Set(
  '12345678 123456789 1234567890 password password1 passw0rd qwertyui qwerty123 1qaz2wsx abcd1234 a1234567 a12345678 88888888 66666666 11111111 00000000 11223344 iloveyou woaini1314 woaini520 5201314520'.split(
    ' ',
  ),
);

/** @throws Refusal `password.weak` */
export function expectGoodPassword(password: string, signInName: string): void {
  const plain = normal(password).toLowerCase();
  const why = weakness(plain, signInName.toLowerCase());
  if (!why) return;
  throw new Refusal('password.weak', 422, why, {
    mend: {
      zh: '用八个字以上、别人猜不到的,比如几个不相干的词连起来',
      en: 'Use eight or more characters nobody would guess, such as a few unrelated words in a row',
    },
  });
}

function weakness(plain: string, name: string): { zh: string; en: string } | null {
  if ([...plain].length < 8) return { zh: '密码太短', en: 'The password is too short' };
  if (TOO_COMMON.has(plain)) return { zh: '这个密码太常见', en: 'This password is too common' };
  if (new Set(plain).size < 4) return { zh: '密码里重复太多', en: 'The password repeats itself too much' };
  if (name.length > 2 && plain.includes(name))
    return { zh: '密码里不要有登录名', en: 'Leave the sign-in name out of the password' };
  return null;
}
