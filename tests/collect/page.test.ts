import { describe, expect, it } from 'vitest';
import { htmlToText } from '../../src/collect/blocks.js';
import { readPage } from '../../src/collect/page.js';
import { page, paragraphs } from './support.js';

const now = new Date('2026-11-23T12:00:00Z');
const ADDRESS = 'https://www.vellmar.example/news/quay';
const read = (html: string, address: string | null = ADDRESS) => readPage(html, address, now);
const linkedData = (data: object) => `<script type="application/ld+json">${JSON.stringify(data)}</script>`;

describe("a page's text", () => {
  it('is the article and nothing around it, a paragraph for each block', () => {
    expect(read(page('today')).text).toBe(paragraphs('today').join('\n\n'));
  });

  it('leaves out captions, adverts, share bars, related stories, newsletters and cookie notes', () => {
    const noise = `<figure><img src="x"><figcaption>The quay in May.</figcaption></figure><div class="storyAdvert"><p>Buy rope.</p></div>
      <ul class="share-bar"><li>Mail</li></ul><aside><p>Look here too.</p></aside><div id="newsletter"><p>Six stories by mail.</p></div>
      <div role="dialog"><p>We use cookies.</p></div><h3>You may also like</h3><p><a href="/x">Ten ropes that broke</a></p></article>`;
    expect(read(page('today').replace('</article>', noise)).text).toBe(paragraphs('today').join('\n\n'));
  });

  it('leaves out the lines that repeat title, section, byline and date', () => {
    const head =
      '<meta name="author" content="Ida Brandt"><meta property="article:section" content="Harbour">';
    const lines = '<p>Harbour</p><p>By Ida Brandt, Vellmar</p><p>Tue 24 March 2026, 10:15 CET</p>';
    expect(read(page('today', head).replace('</h1>', `</h1>${lines}`)).text).toBe(
      paragraphs('today').join('\n\n'),
    );
  });

  it('keeps an article whose wrapper has the name of an advert', () => {
    const html = page('today')
      .replace('<article>', '<div class="ad promo social"><article>')
      .replace('</article>', '</article></div>');
    expect(read(html).text).toContain('The harbour council');
  });

  it('keeps a correction and a sentence that is half a link', () => {
    const extra =
      '<p>Correction: an earlier text gave <a href="/old">the wrong year</a> for the last repair.</p></article>';
    expect(read(page('today').replace('</article>', extra)).text).toContain(
      'Correction: an earlier text gave the wrong year for',
    );
  });

  it('is found in a page that leaves out html, head and body', () => {
    const html = `<!doctype html><title>T</title><meta name=author content="Ida Brandt"><h1>T</h1>${paragraphs(
      'x',
    )
      .map((p) => `<p>${p}`)
      .join('')}`;
    expect(read(html)).toMatchObject({ text: paragraphs('x').join('\n\n'), bylines: ['Ida Brandt'] });
  });

  it('is taken from the structured data where the page itself has none', () => {
    const data = { '@type': 'NewsArticle', articleBody: paragraphs('said so').join('\n\n') };
    expect(read(`<html><head>${linkedData(data)}</head><body><p>Loading</p></body></html>`).text).toBe(
      paragraphs('said so').join('\n\n'),
    );
  });

  it('keeps right-to-left text and drops what is hidden in it', () => {
    const arabic = 'قال رئيس الميناء إن العمل يبدأ في آذار\u202E وإن الرصيف يغلق حتى الربيع. ';
    const { text } = read(page('x').replace('</article>', `<p>${arabic}</p></article>`));
    expect(text).toContain('آذار وإن');
  });

  it('leaves out what galleries, players and buttons print, credits and time stamps', () => {
    const printed = [
      'Image 1 of / 23',
      'Caption',
      '6',
      'Advertisement',
      'Photo: Per Lund',
      '(Image: © Vellmar Post)',
      'Published 11:11 PM CET Mar 24, 2026',
    ];
    const lines = printed.map((line) => `<p>${line}</p>`).join('');
    const html = page('today').replace('<p>Boats', `${lines}<p>Boats`);
    expect(read(html).text).toBe(paragraphs('today').join('\n\n'));
  });

  it('leaves out what stands below every article of an outlet, and who its author is', () => {
    const below = [
      'Ida Brandt is a reporter at the harbour desk. She has written about boats since 2009.',
      'Follow us on Twitter @vellmarpost, and on Facebook.',
      'Sign up for our harbour newsletter, every morning.',
      'Copyright 2026 Vellmar Post. All rights reserved.',
      '___',
    ];
    const html = page('today', '<meta name="author" content="Ida Brandt">').replace(
      '</article>',
      `${below.map((line) => `<p>${line}</p>`).join('')}</article>`,
    );
    expect(read(html).text).toBe(paragraphs('today').join('\n\n'));
    const within = page('today').replace('<p>Boats', `<p>${below[1]}</p><p>Boats`);
    expect(read(within).text).toContain('Follow us on Twitter');
  });

  it('leaves out runs of pointers with their lead-in, and keeps headings that are links', () => {
    const pointers =
      '<h4>More:</h4><ul><li><h4><a href="/1">The first ferry</a></h4></li><li><h4><a href="/2">The second ferry</a></h4></li></ul>';
    const heading = '<h2><a href="#boats">What happens to the boats</a></h2>';
    const html = page('today').replace('<p>Boats', `${pointers}${heading}<p>Boats`);
    const [first, ...others] = paragraphs('today');
    expect(read(html).text).toBe([first, 'What happens to the boats', ...others].join('\n\n'));
  });

  it('leaves out what is hidden, and boxes of links that open over a name', () => {
    const box =
      '<span><a href="/oldt">Maren Oldt</a> <a href="/1">Oldt opens a lock</a> <a href="/2">Oldt on tides</a></span>';
    const html = page('today')
      .replace('Maren Oldt', `Maren Oldt${box}`)
      .replace('<p>Boats', '<p style="display: none">Only in the app.</p><p hidden>Not here.</p><p>Boats');
    expect(read(html).text).toBe(paragraphs('today').join('\n\n'));
  });

  it('is only what the structured data also have, where these have all of it', () => {
    const body = paragraphs('today').join(' ').replaceAll('“', '"').replaceAll('”', '"');
    const between =
      '<p>Our harbour calendar for this year is out now, with twelve photographs of boats, and can be had at the desk.</p>';
    const html = (articleBody: string) =>
      page('today', linkedData({ '@type': 'NewsArticle', articleBody })).replace(
        '<p>Boats',
        `${between}<p>Boats`,
      );
    expect(read(html(body)).text).toBe(paragraphs('today').join('\n\n'));
    // Structured data with the beginning only tell nothing of the rest.
    expect(read(html(body.slice(0, 200))).text).toContain('Our harbour calendar');
  });

  it('is what the one marked article holds, where that is nearly all that was found', () => {
    const after =
      '<div><p>The harbour office is open from nine to four, and on market days until six in the evening.</p></div>';
    const html = `<html><body><div>${'<article>'}${[...paragraphs('a'), ...paragraphs('b')].map((text) => `<p>${text}</p>`).join('')}</article>${after}</div></body></html>`;
    expect(read(html).text).toBe([...paragraphs('a'), ...paragraphs('b')].join('\n\n'));
  });

  it('is refused where there is none', () => {
    expect(() => read('<html><body><p>Sign in to go on.</p></body></html>')).toThrow(
      /expected an article of at least 200/,
    );
  });

  it('may be short where the page says that it is an article', () => {
    const html =
      '<html><head><meta property="og:type" content="article"></head><body><article><p>The quay is open again.</p></article></body></html>';
    expect(read(html).text).toBe('The quay is open again.');
  });

  it('is not looked for in a page that is built to exhaust the reader', () => {
    const bodies = ['<div>'.repeat(100_000), '<b></b>'.repeat(100_000), 'word '.repeat(1_000_000)];
    for (const body of bodies) {
      const started = performance.now();
      expect(() => read(`<html><body>${body}</body></html>`)).toThrow(/The page has/);
      expect(performance.now() - started).toBeLessThan(2_000);
    }
  });
});

describe('what a page says of itself', () => {
  it('is read from JSON-LD first', () => {
    const head =
      linkedData({
        '@graph': [
          { '@type': 'WebSite', name: 'x' },
          {
            '@type': ['NewsArticle'],
            headline: 'Quay to close &amp; reopen',
            author: [{ '@type': 'Person', name: 'Ida Brandt' }, 'Ola Ek'],
            datePublished: '2026-03-24T10:15:00+01:00',
            dateModified: '2026-03-24T12:00:00+01:00',
            inLanguage: 'en-gb',
            publisher: { name: 'Vellmar Post' },
          },
        ],
      }) +
      '<meta property="article:published_time" content="2020-01-01"><meta property="og:title" content="Other">';
    expect(read(page('today', head).replace(' lang="en"', ''))).toMatchObject({
      title: 'Quay to close & reopen',
      bylines: ['Ida Brandt', 'Ola Ek'],
      publishedAt: '2026-03-24T09:15:00.000Z',
      modifiedAt: '2026-03-24T11:00:00.000Z',
      language: 'en-GB',
      siteName: 'Vellmar Post',
    });
  });

  it('takes the date from meta, then from a time element, then from the address', () => {
    const time = '<time datetime="2026-03-22">22 March</time>';
    const all = page('x', '<meta property="article:published_time" content="2026-03-21">').replace(
      '</h1>',
      `</h1>${time}`,
    );
    const dated = 'https://vellmar.example/2026/03/23/quay';
    expect(read(all, dated)).toMatchObject({ publishedAt: '2026-03-21T00:00:00.000Z' });
    expect(read(page('x').replace('</h1>', `</h1>${time}`), dated)).toMatchObject({
      publishedAt: null,
      publishedGuess: '2026-03-22T00:00:00.000Z',
    });
    expect(read(page('x'), dated)).toMatchObject({
      publishedAt: null,
      publishedGuess: '2026-03-23T00:00:00.000Z',
    });
  });

  it('believes no date in the future', () => {
    const head =
      '<meta property="article:published_time" content="2031-01-01"><meta name="date" content="2026-03-21">';
    expect(read(page('x', head)).publishedAt).toBe('2026-03-21T00:00:00.000Z');
  });

  it('cuts the name of the site off the title, and nothing else', () => {
    const site = '<meta property="og:site_name" content="The Vellmar Post">';
    const titled = (title: string) =>
      read(page('x', `${site}<meta property="og:title" content="${title}">`)).title;
    expect(titled('Quay closed | Vellmar Post')).toBe('Quay closed');
    expect(titled('Quay closed - for years')).toBe('Quay closed - for years');
    expect(titled('Vellmar Post: Quay closed')).toBe('Vellmar Post: Quay closed');
    const logo = page('x', '<meta property="og:title" content="Quay closed for years – Brandt’s blog">');
    expect(read(logo.replace(/<h1>.*?<\/h1>/, '<h1>Brandt’s blog</h1>')).title).toBe(
      'Quay closed for years – Brandt’s blog',
    );
    expect(titled('Vellmar Post | Quay closed – for years')).toBe('Quay closed – for years');
  });

  it('cuts the section off the title, and the site that only its address names', () => {
    const titled = (title: string, head = '') =>
      read(
        `<html><head><title>${title}</title>${head}</head><body>${page('x').replace(/<title>.*?<\/title>|<h1>.*?<\/h1>/g, '')}`,
      ).title;
    expect(titled('Quay closed - Vellmar')).toBe('Quay closed');
    expect(titled('Quay closed | vellmar.example')).toBe('Quay closed');
    const section = '<meta property="article:section" content="Harbour">';
    expect(titled('Quay closed | Harbour | Vellmar', section)).toBe('Quay closed');
  });

  it('takes the title as the page prints it, where names stand around it that nothing else tells', () => {
    const html = page('x').replace(
      /<title>.*?<\/title>/,
      '<meta property="og:title" content="Quay closed x — Harbour news from our desk">',
    );
    expect(read(html).title).toBe('Quay closed x');
  });

  it('parts the authors of a byline', () => {
    const authors = (byline: string) => read(page('x', `<meta name="author" content="${byline}">`)).bylines;
    expect(authors('By Ida Brandt and Ola Ek')).toEqual(['Ida Brandt', 'Ola Ek']);
    expect(authors('Ida Brandt, Ola Ek and Per Lund')).toEqual(['Ida Brandt', 'Ola Ek', 'Per Lund']);
    expect(authors('Ida Brandt, harbour reporter')).toEqual(['Ida Brandt, harbour reporter']);
    expect(authors('https://facebook.example/ida')).toEqual([]);
  });

  it('has the names in a byline without what is printed beside them', () => {
    const byline = (printed: string) =>
      read(page('x').replace('</h1>', `</h1><div class="byline">${printed}</div>`)).bylines;
    expect(byline('By Ida Brandt November 18, 2019 12:01 PM')).toEqual(['Ida Brandt']);
    expect(byline('Ida Brandt, Mon 18 Nov 2019')).toEqual(['Ida Brandt']);
    for (const name of ['Ida May', 'Ana Maria', 'Jan Augustin', 'Ida Brandt, Sunday editor'])
      expect(byline(name)).toEqual([name]);
  });

  it('has a picture, from Open Graph or the structured data, as an absolute address', () => {
    const image = (head: string) => read(page('x', head)).image;
    expect(image('<meta property="og:image" content="/quay.jpg">')).toBe(
      'https://www.vellmar.example/quay.jpg',
    );
    expect(
      image(
        linkedData({
          '@type': 'NewsArticle',
          image: [{ '@type': 'ImageObject', url: 'https://img.example/q.png' }],
        }),
      ),
    ).toBe('https://img.example/q.png');
    expect(image('<meta property="og:image" content="javascript:alert(1)">')).toBeNull();
  });

  it('has the whole headline where the structured data cut it', () => {
    const whole =
      'Quay closed for nine months while divers look for the bell of the first ferry, harbour master says';
    const head = linkedData({ '@type': 'NewsArticle', headline: `${whole.slice(0, 70)}…` });
    expect(read(page('x', head).replace(/<h1>.*?<\/h1>/, `<h1>${whole}</h1>`)).title).toBe(whole);
  });

  it('is its address only on its own site', () => {
    const canonical = (href: string, address: string | null = ADDRESS) =>
      read(page('x', `<link rel="canonical" href="${href}">`), address).url;
    expect(canonical('/news/quay-closed')).toBe('https://www.vellmar.example/news/quay-closed');
    expect(canonical('https://vellmar.example/news/quay-closed')).toBe(
      'https://vellmar.example/news/quay-closed',
    );
    expect(canonical('https://other.example/their-article')).toBe(ADDRESS);
    expect(canonical('https://www.vellmar.example/')).toBe(ADDRESS);
    expect(canonical('https://other.example/a', null)).toBe('https://other.example/a');
    expect(canonical('/relative', null)).toBeNull();
  });

  it('may be broken without harm', () => {
    const head =
      '<script type="application/ld+json">{"@type": "NewsArticle", "headline": </script><html lang="??"><meta content>';
    expect(read(page('today', head))).toMatchObject({ title: 'Quay closed today', publishedAt: null });
  });
});

describe('a piece of HTML', () => {
  it('becomes paragraphs, lines and plain words', () => {
    expect(
      htmlToText('<p>One<br>two</p>three<br><br>four &lt;five&gt;<ul><li>six</li><li>se<b>v</b>en</li></ul>'),
    ).toBe('One\ntwo\n\nthree\n\nfour <five>\n\nsix\n\nseven');
    expect(htmlToText('<script>alert(1)</script><style>p{}</style>safe')).toBe('safe');
  });
});
