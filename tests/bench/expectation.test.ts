import { describe, expect, it } from 'vitest';
import { wantedBy } from '../../bench/extract/expectation.mjs';

describe("an expectation of feedparser's", () => {
  it('wants a value at a path', () => {
    expect(wantedBy("not bozo and entries[0]['title'] == u'Caf\\xe9 \\'x\\''")).toEqual([
      { path: ['entries', '0', 'title'], value: "Café 'x'" },
    ]);
    expect(wantedBy('feed.link == "http://domain/?a=1&b=2"')).toEqual([
      { path: ['feed', 'link'], value: 'http://domain/?a=1&b=2' },
    ]);
  });

  it('wants all of its parts, in brackets or chained', () => {
    expect(
      wantedBy("(feed['a'] == 'x') and (feed['b'] == 1) and entries[0]['c'] == entries[-1]['c'] == None"),
    ).toEqual([
      { path: ['feed', 'a'], value: 'x' },
      { path: ['feed', 'b'], value: 1 },
      { path: ['entries', '0', 'c'], value: null },
      { path: ['entries', '-1', 'c'], value: null },
    ]);
  });

  it('wants texts put together, tuples, lists and dictionaries', () => {
    const value = (condition: string) => wantedBy(condition)[0]?.value;
    expect(value("feed['a'] == 'x' + u'\\u2019' + 'y'")).toBe('x’y');
    expect(value("feed['a'] == (2003, 12, 31)")).toEqual([2003, 12, 31]);
    expect(value("feed['a'] == {'rel': u'self', 'n': [1, True]}")).toEqual({ rel: 'self', n: [1, true] });
  });

  it('wants nothing certain where it says what is not, or calls a function', () => {
    for (const condition of [
      "not entries[0]['title'] == 'x'",
      "feed['a'] != 'x'",
      "feed['a'] is not None",
      "'x' in feed['a']",
      "feed['a'] not in ['x']",
      "len(feed['a']) == 1",
      "entries[0].get('a') == {}",
      'bozo',
      '1',
    ]) {
      expect(wantedBy(condition), condition).toEqual([]);
    }
  });

  it('is passed over where it is not understood, and never run', () => {
    for (const condition of ["feed['a'] == ", "feed['a'] == 'open", '$(x)', 'a == [1', '']) {
      expect(wantedBy(condition), condition).toEqual([]);
    }
    expect(wantedBy("process.exit(1) == 'x'")).toEqual([]);
  });
});
