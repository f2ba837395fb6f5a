import { describe, expect, it } from 'vitest';
import { turnsOf } from '../../../src/push/alerts/turns.js';
import type { Holding, Told } from '../../../src/store/alerts/positions.js';

const SINCE = new Date('2026-11-01T00:00:00Z');

/** What an actor shows on days of November, like "1+ 3-", each in an article of its own; `asked` is the one that was stored last. */
function line(shown: string, asked: number, changes: Partial<Holding>[] = []) {
  return shown.split(' ').map((word, at): Holding => {
    const day = Number.parseInt(word, 10);
    return {
      reactionId: `r${day}`,
      articleId: `a${day}`,
      actorId: 'actor',
      subjectId: 'subject',
      counterpartId: null,
      side: word.endsWith('+') ? 1 : -1,
      publishedAt: new Date(Date.UTC(2026, 10, day)),
      isTaken: true,
      isAsked: day === asked,
      ...changes[at],
    };
  });
}

/** Turns as "before > now (articles before)". */
const turns = (holdings: Holding[], told: Told[] = [], since = SINCE) =>
  turnsOf(holdings, told, since).map(
    ({ before, now, earlier }) => `${before.reactionId} > ${now.reactionId} (${earlier})`,
  );
const told = (day: number, side: 1 | -1): Told => ({
  ...{ actorId: 'actor', subjectId: 'subject', counterpartId: null, side },
  publishedAt: new Date(Date.UTC(2026, 10, day)),
});

describe('a turn', () => {
  it('is the first that shows another side than those before it', () => {
    expect(turns(line('1+ 2+ 3-', 3))).toEqual(['r2 > r3 (2)']);
    expect(turns(line('1+ 2+ 3+', 3))).toEqual([]);
    expect(turns(line('3-', 3))).toEqual([]);
  });

  it('is told of once: not with what follows it, and not where one wavers', () => {
    expect(turns(line('1+ 2- 3-', 3))).toEqual([]);
    expect(turns(line('1+ 2- 3+', 3))).toEqual([]);
    expect(turns(line('1+ 2- 3- 4- 5+', 5))).toEqual(['r4 > r5 (3)']);
  });

  it('comes to light in whatever order articles come', () => {
    // What came before is stored last.
    expect(turns(line('1+ 3-', 1))).toEqual(['r1 > r3 (1)']);
    // The turn was told of by what was published on the 4th; that of the 3rd comes later.
    expect(turns(line('1+ 3- 4-', 3), [told(4, -1)])).toEqual([]);
    // It was told of, and the side before that is shown since: that is another turn.
    expect(turns(line('2+ 3+ 4+ 5-', 5), [told(1, -1)])).toEqual(['r4 > r5 (3)']);
  });

  it('is in an article that is new, and that the monitor takes', () => {
    expect(turns(line('1+ 3-', 3), [], new Date('2026-11-04T00:00:00Z'))).toEqual([]);
    expect(turns(line('1+ 3-', 3, [{}, { isTaken: false }]))).toEqual([]);
    expect(turns(line('1+ 3-', 3, [{ isTaken: false }]))).toEqual(['r1 > r3 (1)']);
  });

  it('is on one subject, or towards one counterpart', () => {
    expect(turns(line('1+ 3-', 3, [{ subjectId: 'other' }]))).toEqual([]);
    const towards = { subjectId: null, counterpartId: 'other' };
    expect(turns(line('1+ 3-', 3, [towards, towards]))).toEqual(['r1 > r3 (1)']);
  });

  it('is in no article that shows both sides', () => {
    const [before, now, both] = line('1+ 3- 4+', 3);
    expect(turns([before!, now!, { ...both!, articleId: now!.articleId }])).toEqual([]);
  });
});
