import { describe, expect, it } from 'vitest';
import { type ArticleInput, checkArticle } from '../../src/collect/check.js';
import { MAX_TEXT_CHARS } from '../../src/collect/limits.js';

const now = () => new Date('2026-11-23T12:00:00Z');

function articleOf(input: ArticleInput) {
  const checked = checkArticle(input, { now });
  if ('refusals' in checked) throw new Error(JSON.stringify(checked.refusals));
  return checked.article;
}

function refusalsOf(input: ArticleInput) {
  const checked = checkArticle(input, { now, source: 'desk' });
  return 'refusals' in checked ? checked.refusals.map(({ field, code }) => `${field} ${code}`) : [];
}

describe('an article that is handed in', () => {
  it('comes back cleaned, with its address normalised and its outlet told from the address', () => {
    const article = articleOf({
      url: ' https://www.Vellmar.example:443/news/quay?id=7&utm_source=mail&fbclid=x#top ',
      title: ' The  quay\nis closed ',
      text: 'First line.\r\nSecond line.\rThird line.\n\n',
      publishedAt: '2026-11-20T08:30:00+02:00',
      language: 'en-gb',
      bylines: ['Maren Oldt', 'Maren Oldt'],
      image: 'https://www.vellmar.example/quay.jpg?w=900',
    });
    expect(article).toEqual({
      url: 'https://www.vellmar.example/news/quay?id=7',
      title: 'The quay is closed',
      text: 'First line.\nSecond line.\nThird line.',
      publishedAt: '2026-11-20T06:30:00.000Z',
      modifiedAt: null,
      language: 'en-GB',
      bylines: ['Maren Oldt'],
      image: 'https://www.vellmar.example/quay.jpg?w=900',
      outlet: { name: 'vellmar.example', domain: 'vellmar.example' },
      source: 'input',
    });
  });

  it('needs nothing but a text', () => {
    expect(articleOf({ text: 'x' })).toMatchObject({ text: 'x', url: null, title: null, outlet: null });
  });

  it('keeps the outlet that the caller names', () => {
    const outlet = { name: 'Vellmar Post', domain: 'www.vellmar.example' };
    expect(articleOf({ text: 'x', outlet }).outlet).toEqual({
      name: 'Vellmar Post',
      domain: 'vellmar.example',
    });
  });

  it('is refused when its text is absent, empty or blank', () => {
    for (const text of [undefined, null, '', ' \n\t ', '\u00AD\u202E']) {
      expect(refusalsOf({ text })).toEqual(['text EMPTY']);
    }
  });

  it('is refused with the figure when its text is 20 MB', () => {
    const started = performance.now();
    const checked = checkArticle({ text: 'x'.repeat(20 * 1024 * 1024) });
    expect(checked).toMatchObject({ refusals: [{ field: 'text', code: 'TOO_LONG' }] });
    expect(JSON.stringify(checked)).toContain(String(MAX_TEXT_CHARS));
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it('is taken at exactly the longest text and refused one character above', () => {
    expect(articleOf({ text: 'x'.repeat(MAX_TEXT_CHARS) }).text).toHaveLength(MAX_TEXT_CHARS);
    expect(refusalsOf({ text: 'x'.repeat(MAX_TEXT_CHARS + 1) })).toEqual(['text TOO_LONG']);
  });

  it('is refused when its text is binary', () => {
    expect(refusalsOf({ text: 'abc\0def' })).toEqual(['text NOT_TEXT']);
    expect(refusalsOf({ text: '\uFFFD\uFFFDab\uFFFD\u0001\u0002' })).toEqual(['text NOT_TEXT']);
  });

  it('has its lone surrogates replaced and its pairs kept', () => {
    expect(articleOf({ text: 'a \uD800 b \uDC00 c 😀' }).text).toBe('a \uFFFD b \uFFFD c 😀');
  });

  it('loses control characters but not line ends and tabs', () => {
    expect(articleOf({ text: 'one\u0007 two\u001B[31m\tthree\nfour\u009F' }).text).toBe(
      'one two[31m\tthree\nfour',
    );
  });

  it('keeps right-to-left letters, marks and joiners, and loses bidi overrides', () => {
    const persian = 'می\u200Cخواهم \u200Fگفت\u200E';
    expect(articleOf({ text: persian, title: 'عنوان' })).toMatchObject({ text: persian, title: 'عنوان' });
    expect(articleOf({ text: 'safe\u202Etxt.exe\u202C and \u2066more\u2069' }).text).toBe(
      'safetxt.exe and more',
    );
  });

  it('takes ten thousand quote marks, closed or not', () => {
    expect(articleOf({ text: '"'.repeat(10_000) }).text).toHaveLength(10_000);
    expect(articleOf({ text: '“'.repeat(10_000) }).text).toHaveLength(10_000);
  });

  it('is refused with a date in the future, but not with a clock that is an hour ahead', () => {
    expect(refusalsOf({ text: 'x', publishedAt: '2026-11-25' })).toEqual(['publishedAt FUTURE_DATE']);
    expect(refusalsOf({ text: 'x', modifiedAt: '2126-01-01T00:00:00Z' })).toEqual(['modifiedAt FUTURE_DATE']);
    expect(articleOf({ text: 'x', publishedAt: '2026-11-23T13:00:00Z' }).publishedAt).toBe(
      '2026-11-23T13:00:00.000Z',
    );
  });

  it('is refused with a date in words or one that no calendar has', () => {
    const dates = [
      'last Monday',
      '23 November 2026',
      '11/23/2026',
      '2026-02-30',
      '2026-13-01',
      '0000-01-01',
      '2026',
      '1795435200',
    ];
    for (const publishedAt of dates)
      expect(refusalsOf({ text: 'x', publishedAt })).toEqual(['publishedAt BAD_DATE']);
    const checked = checkArticle({ text: 'x', publishedAt: 'yesterday' });
    expect(JSON.stringify(checked)).toContain('expected an ISO 8601 date');
  });

  it('is refused with an address that is none of the web', () => {
    const urls = [
      ...[
        'not a url',
        'ftp://a.example/x',
        'javascript:alert(1)',
        'file:///etc/passwd',
        '//a.example/x',
        'http:a.example',
      ],
      ...[
        'http://',
        'https://user:secret@a.example/',
        'https://a.example/a b',
        `https://a.example/${'x'.repeat(2_100)}`,
      ],
    ];
    for (const url of urls) expect(refusalsOf({ text: 'x', url }), url).toEqual(['url BAD_URL']);
  });

  it('is refused with a language that is no tag', () => {
    for (const language of ['english', 'e', 'en--us', '../etc']) {
      expect(refusalsOf({ text: 'x', language }), language).toEqual(['language BAD_LANGUAGE']);
    }
  });

  it('is refused with an outlet that has no domain', () => {
    expect(refusalsOf({ text: 'x', outlet: { name: 'Post' } })).toEqual(['outlet.domain BAD_OUTLET']);
    expect(refusalsOf({ text: 'x', outlet: { domain: 'a.example/path' } })).toEqual([
      'outlet.domain BAD_OUTLET',
    ]);
    expect(refusalsOf({ text: 'x', outlet: 'Post' })).toEqual(['outlet WRONG_TYPE']);
  });

  it('is told every field that is wrong at once, with where it came from', () => {
    const input = {
      text: 7,
      url: 'x',
      title: 'y'.repeat(1_001),
      publishedAt: 'soon',
      bylines: 'Maren',
      language: ['en'],
    };
    expect(refusalsOf(input)).toEqual([
      'text WRONG_TYPE',
      'url BAD_URL',
      'title TOO_LONG',
      'bylines WRONG_TYPE',
      'language WRONG_TYPE',
      'publishedAt BAD_DATE',
    ]);
    const checked = checkArticle(input, { source: 'desk' });
    expect(
      'refusals' in checked &&
        checked.refusals.every(({ source, reason }) => source === 'desk' && reason.includes('expected')),
    ).toBe(true);
  });
});
