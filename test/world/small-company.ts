import type { PostCode } from '../../contract/identity.ts';
import {
  addMember,
  changeDepartment,
  foundOrganisation,
  hashPassword,
  openDepartment,
  setPassword,
} from '../../server/modules/identity/index.ts';
import type { Device, TestApp } from './app.ts';

/** Everybody's password in stories. Hashed once: hashing is made to be slow. */
export const PASSWORD = '三只碗都在茶几上';
const secret = hashPassword(PASSWORD);

interface Person {
  id: string;
  name: string;
  post: PostCode;
  department: 'sales' | 'service' | 'office' | null;
}

/** A few of 安禾's people (world.md), enough for who may what and who answers to whom. */
const people: readonly Person[] = [
  { id: 'zhou-qiming', name: '周启明', post: 'general-manager', department: null },
  { id: 'gao-lin', name: '高琳', post: 'office', department: 'office' },
  { id: 'zhao-lei', name: '赵磊', post: 'sales-manager', department: 'sales' },
  { id: 'wang-min', name: '王敏', post: 'representative', department: 'sales' },
  { id: 'li-qiang', name: '李强', post: 'representative', department: 'sales' },
  { id: 'zhou-xiaoyun', name: '周小云', post: 'representative', department: 'sales' },
  { id: 'chen-hui', name: '陈慧', post: 'consultant', department: 'service' },
];

/** Founds a company with its departments, people and an administrator (`admin`), all with the same password. */
export async function smallCompany({ db }: Pick<TestApp, 'db'>, org = 'anhe', name = '安禾'): Promise<void> {
  const hash = await secret;
  const hand = { by: 'system:set-up', source: 'set-up' as const };
  await db.inOrganisation(org, async (tx) => {
    await foundOrganisation(tx, { id: org, name, region: '512002', fileMode: 'parallel' });
    for (const id of ['sales', 'service', 'office'])
      await openDepartment(tx, { id, name: id }, hand.by, 'set-up');
    const administrator = {
      id: 'admin',
      name: '何管',
      signInName: 'admin',
      posts: [{ post: 'administrator' as const }],
    };
    await addMember(tx, administrator, hand);
    await setPassword(tx, 'admin', hash, hand.by, 'set-up');
    for (const { id, post, department, name } of people) {
      await addMember(tx, { id, name, signInName: id, department, posts: [{ post, department }] }, hand);
      await setPassword(tx, id, hash, hand.by, 'set-up');
    }
    await changeDepartment(tx, 'sales', { leader: 'zhao-lei' }, hand.by, 'set-up');
    await changeDepartment(tx, 'service', { leader: 'chen-hui' }, hand.by, 'set-up');
  });
}

/** A person at a device, signed in. */
export async function signedIn(house: TestApp, account: string): Promise<Device> {
  const device = house.device();
  const { status, body } = await device.ask('POST', '/api/session', { account, password: PASSWORD });
  if (status !== 204) throw new Error(`${account} could not sign in: ${JSON.stringify(body)}`);
  return device;
}
