import { describe, expect, it } from 'vitest';
import { comparePositions, parsePosition, writePosition } from '../../src/push/position.js';

describe('a position', () => {
  it('comes back as it was written, up to the greatest that the database can have', () => {
    for (const text of ['0-0', '8123-17', '18446744073709551615-9223372036854775807']) {
      expect(writePosition(parsePosition(text))).toBe(text);
    }
  });

  it('is ordered by number, not by text, beyond what a double can tell apart', () => {
    const inOrder = [
      '9-10',
      '10-9',
      '10-10',
      '9007199254740993-1',
      '9007199254740993-2',
      '9007199254740994-1',
    ];
    const positions = inOrder.map(parsePosition);
    for (const [i, a] of positions.entries()) {
      for (const [j, b] of positions.entries())
        expect(Math.sign(comparePositions(a, b))).toBe(Math.sign(i - j));
    }
  });

  it.each([
    '',
    '17',
    '1-',
    '-1',
    '1-2-3',
    '1-2 ',
    '0x1-2',
    '１-２',
    '18446744073709551616-1',
    '1-9223372036854775808',
  ])('is refused as %j', (text) => {
    expect(() => parsePosition(text)).toThrow(
      expect.objectContaining({ extensions: { code: 'BAD_USER_INPUT', field: 'after' } }),
    );
  });
});
