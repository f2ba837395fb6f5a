import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { read } from '../../src/read/read.js';

interface Role {
  holder: string;
  title: string;
  at?: string;
  from?: string;
  until?: string;
}

const cases = JSON.parse(readFileSync(new URL('offices.json', import.meta.url), 'utf8')) as {
  text: string;
  roles: Role[];
}[];

/** Every office that a text gives, as `offices.json` writes them. */
function rolesOf(text: string): Role[] {
  const { actors } = read({ text, publishedAt: '2026-11-02' });
  const nameOf = new Map(actors.map(({ key, name }) => [key, name]));
  return actors.flatMap(({ name, roles }) =>
    roles.map(({ title, at, from, until }) => ({
      holder: name,
      title,
      ...(at && { at: nameOf.get(at) as string }),
      ...(from && { from }),
      ...(until && { until }),
    })),
  );
}

const plain = ({ title, ...rest }: Role) => JSON.stringify({ ...rest, title: title.toLowerCase() });

describe('offices with their dates', () => {
  const compared = cases.map(({ text, roles }) => {
    const found = new Set(rolesOf(text).map(plain));
    return {
      expected: roles.length,
      read: found.size,
      right: roles.filter((role) => found.has(plain(role))).length,
    };
  });
  const sum = (key: 'expected' | 'read' | 'right') => compared.reduce((all, one) => all + one[key], 0);

  it('are read out of appositions, titles and verbs', () => {
    expect(sum('expected')).toBeGreaterThanOrEqual(30);
    expect(sum('right') / sum('expected')).toBeGreaterThanOrEqual(0.9);
    expect(sum('right') / sum('read')).toBeGreaterThanOrEqual(0.9);
  });

  it.each([
    ['Marta Lund may resign as director of the Harbour Trust.', undefined],
    ['Marta Lund resigned as director of the Harbour Trust.', '2026-11-02'],
  ])('end only where they are said to have ended: %s', (text, until) => {
    expect(rolesOf(text)).toEqual([
      { holder: 'Marta Lund', title: 'director', at: 'Harbour Trust', ...(until && { until }) },
    ]);
  });

  it.each(['Norwegian foreign minister Marta Lund spoke.', 'New York mayor Marta Lund spoke.'])(
    'are at no body that a nation or a town in front only looks like: %s',
    (text) => {
      expect(rolesOf(text).filter(({ at }) => at)).toEqual([]);
    },
  );
});
