import { describe, expect, it } from 'vitest';
import { newId } from './new-id.ts';

const version4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('newId', () => {
  it('is a version 4 uuid where randomUUID is missing, as on a plain http address', () => {
    const plain = { getRandomValues: crypto.getRandomValues.bind(crypto) };
    const ids = Array.from({ length: 500 }, () => newId(plain));
    for (const id of ids) expect(id).toMatch(version4);
    expect(new Set(ids).size).toBe(500);
  });

  it('uses the browser’s own where there is one', () => {
    expect(newId(crypto)).toMatch(version4);
  });
});
