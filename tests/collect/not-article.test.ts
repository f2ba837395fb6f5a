import { describe, expect, it } from 'vitest';
import { readPage } from '../../src/collect/page.js';
import { page, paragraphs } from './support.js';

const now = new Date('2026-11-23T12:00:00Z');
const read = (html: string) => readPage(html, 'https://www.vellmar.example/news/quay', now);
const html = (title: string, body: string, head = '') =>
  `<!doctype html><html lang="en"><head><title>${title}</title>${head}</head><body>${body}</body></html>`;
const free = (isFree: unknown) =>
  `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', isAccessibleForFree: isFree })}</script>`;

const TEASERS = Array.from(
  { length: 8 },
  (_, i) => `<div><h3><a href="/news/${i}">Ferry number ${i} is late for the third time this week</a></h3>
    <p>Passengers of ferry ${i} waited on the pier for an hour, and were given tea by the harbour office.</p></div>`,
).join('');

describe('a page that is no article', () => {
  it('but an index of articles, is refused as one', () => {
    expect(() => read(html('News from Vellmar', `<h1>News</h1>${TEASERS}`))).toThrow(
      'The page is an index of 8 other pages; expected an article.',
    );
  });

  it('but an index without headings, or of links alone, is refused as one', () => {
    const item = (i: number) =>
      `<a href="/news/${i}">Ferry number ${i} is late for the third time this week</a>`;
    const items = Array.from({ length: 12 }, (_, i) => item(i));
    const teaser = 'Passengers waited on the pier for an hour, and were given tea by the harbour office.';
    const teased = items.map((link) => `<div><div>${link}</div><div>${teaser}</div></div>`).join('');
    const alone = `<ul>${items.map((link) => `<li>${link}</li>`).join('')}</ul>`;
    for (const list of [teased, alone]) {
      expect(() => read(html('News from Vellmar', `<main>${list}</main>`))).toThrow(
        'an index of 12 other pages',
      );
    }
  });

  it('but the front page of a site, is refused as an index whatever it calls itself', () => {
    const home = html('Vellmar Post', TEASERS, '<meta property="og:type" content="article">');
    expect(() => readPage(home, 'https://www.vellmar.example/', now)).toThrow('an index of 8 other pages');
  });

  it('but a request for consent, is refused as one', () => {
    const wall = `<h1>Before you go on</h1><p>We and our partners store cookies on your device, and read them, to show you advertising.</p>
      <p>Your personal data are kept for thirteen months. You may withdraw your consent at any time in the settings.</p>
      <p>Select “Accept all” to go on to the page that you asked for, or “Reject all” to read our privacy policy first.</p>`;
    expect(() => read(html('Vellmar Post', wall))).toThrow('The page is a request for consent');
    const german = `<p>Wir brauchen Ihre Einwilligung, damit wir Anzeigen zeigen können, die zu Ihnen passen. Das gilt für ein Jahr und für alle Cookies.</p>
      <p>Mehr dazu steht in unserer Datenschutzerklärung. Sie können jederzeit ablehnen, dann zeigen wir Ihnen andere Anzeigen.</p>`;
    expect(() => read(html('Vellmarer Post', german))).toThrow('The page is a request for consent');
  });

  it.each([
    ['Page not found - Vellmar Post', 'Sorry'],
    ['Vellmar Post', 'Error 404'],
    ['Vellmar Post', 'We couldn’t find that page'],
    ['Seite nicht gefunden', 'Hoppla'],
    ['Page introuvable', 'Oups'],
  ])('but says that nothing was found, as "%s", "%s" does, is refused as an error page', (title, heading) => {
    const body = `<h1>${heading}</h1><p>The address may have been mistyped, or the page may have moved when we built our new site last spring.</p>
      <p>You could look for it with the search at the top of the page, or begin again at our front page, where the newest stories are.</p>`;
    expect(() => read(html(title, body))).toThrow('The page is an error page');
  });

  it('but the beginning of one that must be paid for, is refused as such', () => {
    const beginning = paragraphs('x')
      .slice(0, 2)
      .map((text) => `<p>${text}</p>`)
      .join('');
    for (const wall of [
      'Subscribe to continue reading',
      'Already a subscriber? Log in',
      'This article is for subscribers only.',
    ]) {
      const stub = html(
        'Quay closed',
        `<article><h1>Quay closed</h1>${beginning}</article><div class="gate"><p>${wall}</p></div>`,
      );
      expect(() => read(stub), wall).toThrow(
        'The page is the beginning of an article that is for subscribers only',
      );
    }
    for (const isFree of [false, 'False']) {
      const declared = html(
        'Quay closed',
        `<article><h1>Quay closed</h1>${beginning}</article>`,
        free(isFree),
      );
      expect(() => read(declared)).toThrow('for subscribers only');
    }
  });
});

describe('a page that is an article', () => {
  const long = Array.from({ length: 4 }, (_, i) => paragraphs(`part ${i}`)).flat();
  const body = (texts: string[]) => `<article>${texts.map((text) => `<p>${text}</p>`).join('')}</article>`;

  it('is one though other articles stand below it', () => {
    const { text } = read(html('Quay closed', body(long) + TEASERS));
    expect(text).toContain('The work is to begin in the first week of March');
  });

  it('is one though it is about cookies and consent', () => {
    const about = long.map((text, i) => `${text} Cookies and consent came up ${i} times.`);
    expect(read(html('Cookies at the quay', body(about))).text).toContain('Cookies and consent');
  });

  it('is one, short as it is, though it is about consent, or begins with a number', () => {
    const consent = paragraphs('x').map((text) => `${text} The council asked for the consent of the crews.`);
    expect(read(html('Consent of the crews', body(consent))).text).toContain('consent of the crews');
    expect(read(html('404 boats leave the quay', body(paragraphs('x')))).text).toContain('harbour');
  });

  it('is one though its headline says that a page was not found', () => {
    expect(read(html('404 not found: the missing pages of the harbour book', body(long))).text).toContain(
      'harbour',
    );
  });

  it('is one though it asks for subscribers, or is said to be for them, where all of it is there', () => {
    expect(
      read(html('Quay closed', body([...long, 'Subscribe to read more of our stories.']))).text,
    ).toContain('harbour');
    expect(read(html('Quay closed', body(long), free(false))).text).toContain('harbour');
  });

  it('is one, short as it is, though more headlines stand below it than it has words', () => {
    const below = TEASERS.replaceAll(/<p>.*?<\/p>/gs, '');
    expect(read(page('today').replace('</article>', `</article>${below}`)).text).toContain('harbour');
  });

  it('is one, short as it is, though the top of every page asks for subscribers', () => {
    const top = '<div><p>Already a subscriber? Log in</p></div>';
    expect(read(page('today').replace('<article>', `${top}<article>`)).text).toContain('harbour');
  });

  it('is one though it is short', () => {
    expect(read(page('today')).text).toContain('harbour');
  });
});
