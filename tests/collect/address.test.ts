import { describe, expect, it } from 'vitest';
import { isSameSite, normaliseAddress, normaliseDomain } from '../../src/collect/address.js';

describe('an address', () => {
  it('loses fragment, default port, tracking parameters and an empty query', () => {
    expect(normaliseAddress('HTTP://News.Example:80/a?utm_medium=x&UTM_id=1&gclid=2&mc_cid=3#part')).toBe(
      'http://news.example/a',
    );
    expect(normaliseAddress('https://news.example/a?')).toBe('https://news.example/a');
  });

  it('keeps every other parameter as it is written, in its order', () => {
    expect(normaliseAddress('https://news.example/?z=%7E1&a=b+c&&utm_source=x&id')).toBe(
      'https://news.example/?z=%7E1&a=b+c&id',
    );
  });

  it('is resolved against the address it was found at', () => {
    expect(normaliseAddress('../b?x=1', 'https://news.example/a/c')).toBe('https://news.example/b?x=1');
    expect(normaliseAddress('file:///etc/passwd', 'https://news.example/')).toBeNull();
  });
});

describe('a site', () => {
  it('is the same with and without www or a sub-domain, and no other', () => {
    expect(isSameSite('https://www.news.example/a', 'https://m.news.example/b')).toBe(true);
    expect(isSameSite('https://news.example/', 'https://badnews.example/')).toBe(false);
  });

  it('is named by a plain host', () => {
    expect(normaliseDomain('WWW.News.Example')).toBe('news.example');
    for (const bad of ['', 'news', 'news.example/x', 'news.example:81', 'a b.example', '<b>.example']) {
      expect(normaliseDomain(bad), bad).toBeNull();
    }
  });
});
