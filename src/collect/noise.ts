import { type DomDocument, type DomElement, type DomNode, ELEMENT_NODE, TEXT_NODE } from './dom.js';

const NOISE_TAGS = new Set(
  'aside button dialog figcaption footer form iframe menu nav noscript script style svg template'.split(' '),
);
const UNREAD_TAGS = new Set(['noscript', 'script', 'style', 'template']);
const NOISE_ROLES = new Set(
  'alertdialog banner complementary contentinfo dialog form menu navigation search'.split(' '),
);
/**
 * Words of a class or id that tell what a part is for: one of its words is enough ("story-share" has
 * "share").
 */
const NOISE_WORDS = new Set(
  (
    'ad ads advert advertisement advertorial adslot breadcrumb breadcrumbs caption captions comments consent cookie cookies copyright ' +
    'disqus gdpr kicker newsletter newsletters outbrain paywall popup promo promos pubdate recirc recirculation ' +
    'recommendations recommended related share sharebar shares sharing sidebar signup skip social sponsored subscribe subscription ' +
    'taboola teaser teasers timestamp toolbar tooltip trending'
  ).split(' '),
);
/** The same for pairs of words that mean little alone. */
const NOISE_PAIRS =
  /\b(?:most|also|more)[-_ ]?(?:read|viewed|popular|like|from|stories|news|on)\b|\b(?:author|post|entry|article)[-_]?(?:bio|meta|tags)\b|\b(?:image|photo|picture|media)[-_]?credits?\b/i;
/** A part with more of the page's text than this is the article itself, whatever it is called. */
const NOISE_SHARE = 0.25;
/** Links in a box over a name, and their share of its characters. */
const BOX_LINKS = 3;
const BOX_SHARE = 0.9;

/**
 * Takes out of a page what stands beside the article: captions, adverts, sharing, related stories,
 * newsletters, cookie notes. Told by element, ARIA role, class and id. One walk over the page, without
 * recursion.
 */
export function removeNoise(document: DomDocument): void {
  const lengths = textLengths(document.body);
  const most = (lengths.get(document.body) ?? 0) * NOISE_SHARE;
  let node: DomNode | null = document.body.firstChild;
  const noise: DomElement[] = [];
  while (node !== null) {
    const isNoise =
      node.nodeType === ELEMENT_NODE && (lengths.get(node) ?? 0) <= most && standsBeside(node as DomElement);
    if (isNoise) noise.push(node as DomElement);
    node = (isNoise ? null : node.firstChild) ?? following(node, document.body);
  }
  for (const element of noise) element.remove();
}

function standsBeside(element: DomElement): boolean {
  if (NOISE_TAGS.has(element.localName)) return true;
  if (NOISE_ROLES.has(element.getAttribute('role') ?? '')) return true;
  if (isHidden(element) || isLinkBox(element)) return true;
  if (element.localName === 'a' || element.localName === 'article' || element.localName === 'main')
    return false;
  const names = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`.slice(0, 500);
  return NOISE_PAIRS.test(names) || words(names).some((word) => NOISE_WORDS.has(word));
}

function isHidden(element: DomElement): boolean {
  return (
    element.getAttribute('hidden') !== null || /display\s*:\s*none/i.test(element.getAttribute('style') ?? '')
  );
}

/** A box that opens over a name in the text: several links and nothing else, inside a paragraph. */
function isLinkBox(element: DomElement): boolean {
  if (element.localName !== 'span') return false;
  const links = [...element.querySelectorAll('a')].map((link) => (link.textContent ?? '').trim());
  const chars = (texts: string[]) => texts.reduce((sum, text) => sum + text.length, 0);
  return links.length >= BOX_LINKS && chars(links) >= (element.textContent ?? '').trim().length * BOX_SHARE;
}

/** "storyShare-2 is-open" has the words story, share, 2, is, open. */
function words(names: string): string[] {
  return names
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/);
}

/** How many characters of text each element holds. */
function textLengths(root: DomElement): Map<DomNode, number> {
  const lengths = new Map<DomNode, number>();
  const order: DomNode[] = [];
  for (let node: DomNode | null = root; node !== null; node = node.firstChild ?? following(node, root)) {
    order.push(node);
    const isRead = node.nodeType === TEXT_NODE && !UNREAD_TAGS.has((node.parentNode as DomElement).localName);
    if (isRead) lengths.set(node, (node.textContent ?? '').trim().length);
  }
  // Children stand after their parents, so that going backwards every child is complete when it is added.
  for (const node of order.reverse()) {
    const parent = node === root ? null : node.parentNode;
    if (parent) lengths.set(parent, (lengths.get(parent) ?? 0) + (lengths.get(node) ?? 0));
  }
  return lengths;
}

/** The next node after a whole subtree. */
function following(from: DomNode, root: DomElement): DomNode | null {
  for (let node: DomNode | null = from; node !== null && node !== root; node = node.parentNode) {
    if (node.nextSibling !== null) return node.nextSibling;
  }
  return null;
}
