import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ERROR_CODES } from '../src/errors.js';

describe('docs/errors.md', () => {
  const documented = [
    ...readFileSync(new URL('../docs/errors.md', import.meta.url), 'utf8').matchAll(/^\| `([A-Z_]+)` \|/gm),
  ].map(([, code]) => code);

  it('has a line for each code of the catalogue, in its order', () => {
    expect(documented).toEqual(Object.keys(ERROR_CODES));
  });
});
