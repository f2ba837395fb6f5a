import { describe, expect, it } from 'vitest';
import {
  articleAddress,
  isSameSite,
  normaliseAddress,
  normaliseDomain,
  outletDomain,
  siteLabel,
} from '../../src/collect/address.js';

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

describe('the address of an article', () => {
  it.each([
    'https://www.vellmar.example/news/quay?utm_source=mail&mtm_campaign=x&at_medium=RSS&smid=tw&ysclid=7',
    'https://www-vellmar-example.cdn.ampproject.org/c/s/www.vellmar.example/news/quay?fbclid=1',
    'https://www.google.com/amp/s/www.vellmar.example/news/quay#top',
  ])('is the page’s own for %s', (twin) => {
    expect(articleAddress(twin)).toBe('https://www.vellmar.example/news/quay');
  });

  it.each([
    'https://www.vellmar.example/news/quay?id=7&page=2&campaign=spring',
    'https://m.vellmar.example/news/quay',
    'https://www.vellmar.example/news/quay/amp',
    'https://www.google.com/search?q=quay',
  ])('stays as it is for %s: what it is a twin of is not guessed', (address) => {
    expect(articleAddress(address)).toBe(address);
  });
});

describe('a site', () => {
  it('is the same with and without www or a sub-domain, and no other', () => {
    expect(isSameSite('https://www.news.example/a', 'https://m.news.example/b')).toBe(true);
    expect(isSameSite('https://news.example/', 'https://badnews.example/')).toBe(false);
  });

  it('has a name in its address', () => {
    const sites = [
      'https://www.vellmarpost.example/a',
      'https://news.vellmarpost.co.uk/',
      'https://m.vellmarpost.com/',
    ];
    expect(new Set(sites.map(siteLabel))).toEqual(new Set(['vellmarpost']));
  });

  it('has one name for all its readers', () => {
    const hosts = ['vellmar.example', 'www.vellmar.example', 'm.vellmar.example', 'amp.vellmar.example'];
    expect(new Set(hosts.map((host) => outletDomain(`https://${host}/a`)))).toEqual(
      new Set(['vellmar.example']),
    );
    expect(outletDomain('https://m.example/a')).toBe('m.example');
  });

  it('is named by a plain host', () => {
    expect(normaliseDomain('WWW.News.Example')).toBe('news.example');
    for (const bad of ['', 'news', 'news.example/x', 'news.example:81', 'a b.example', '<b>.example']) {
      expect(normaliseDomain(bad), bad).toBeNull();
    }
  });
});
