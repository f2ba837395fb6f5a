import type { Paragraph } from './blocks.js';
import type { PageMetadata } from './metadata.js';

/** What the judgement rests on. */
export interface PageFacts {
  metadata: PageMetadata;
  /** All of the page's paragraphs, before the article's were chosen. */
  all: Paragraph[];
  /** The article's text, as far as one was found. */
  text: string;
}

/** Headlines that are links to other pages, from which on a page may be an index. */
const INDEX_LINKS = 5;
/** A link that is no heading is a headline from this length on: shorter ones are menus. */
const HEADLINE_CHARS = 25;
/** An article has this much text on end somewhere; a teaser has not. */
const INDEX_RUN_CHARS = 600;
const LINKED_SHARE = 0.85;

/** A consent wall, a stub and an error page are short: a longer text is about such things. */
const SHORT_CHARS = { consent: 2_500, stub: 1_200, error: 1_000 };
/** How far below the text a wall begins. */
const WALL_PARAGRAPHS = 4;
const CONSENT_SHARE = 0.5;
/** What a request for consent speaks of; a news story about one of these seldom speaks of three. */
const CONSENT_TERMS = [
  /\bcookies?\b/i,
  /\b(?:consent|Einwilligung|Zustimmung|consentement|consentimiento|consenso|consentimento|toestemming|samtycke)\b/i,
  /\bprivacy (?:policy|settings|choices)\b|\bDatenschutz|\bconfidentialité\b|\bpriva(?:cidad|cidade)\b|\bprivacybeleid\b/i,
  /\b(?:personal data|personenbezogene|données personnelles|datos personales|dati personali|dados pessoais|persoonsgegevens)\b/i,
  /\b(?:(?:accept|reject|allow) all|alle akzeptieren|tout accepter|aceptar todo|accetta tutt[oi]|aceitar tud[oa]|alles accepteren)\b/i,
  /\b(?:our partners|unsere Partner|nos partenaires|nuestros socios|nostri partner|nossos parceiros|onze partners)\b/i,
];
const CONSENT_TERMS_LEAST = 3;
const PAYWALL =
  /\b(?:subscribe|sign (?:in|up)|log ?in|register)\b[^.]{0,40}\bto (?:continue|keep|read|unlock|view)\b|\bto (?:continue reading|read (?:the (?:full|rest)|this (?:article|story)|more))\b[^.]{0,60}\b(?:subscri|sign|log ?in|register)|\balready (?:a subscriber|subscribed)\b|\b(?:article|story|content) is (?:only )?(?:for|available to|reserved for|exclusive to)\b[^.]{0,30}\b(?:subscribers|members)\b|\bpour lire la suite\b|\bréservé aux abonnés\b|\bweiterlesen mit\b|\bnur für Abonnenten\b|\bsuscríbete para\b|\bcontenido exclusivo para suscriptores\b|\bper continuare a leggere\b/i;
const NOT_FOUND =
  /^\W*(?:error\W*)?404(?:\W*$|\s*[-–—|:]\s)|\b404\W+(?:error|not found|page)|\bpage\b.{0,20}\b(?:not found|(?:does(?: not|n['’]t)|no longer) exists?|cannot be found|can['’]t be found|unavailable)\b|\b(?:couldn['’]t|could not|cannot|can['’]t) (?:find|locate) (?:the|that|this|your) page\b|^\W*not found\W*$|\bpage introuvable\b|\bSeite nicht gefunden\b|\bpágina no encontrada\b|\bpágina não encontrada\b|\bpagina non trovata\b|\bpagina niet gevonden\b|страница не найдена/i;

/**
 * Why a page is no article though text was found on it: an index, a consent wall, a "not found" that came with status 200, or
 * the first lines of an article that must be paid for. Null where it may be one. The reason is the end of a sentence: "The page
 * is ...".
 */
export function whyNoArticle({ metadata, all, text }: PageFacts): string | null {
  const isDeclared = metadata.describesArticle;
  if (!isDeclared && isErrorPage(metadata, text)) return 'an error page: it says that nothing was found';
  if (!isDeclared && isConsentWall(text)) return 'a request for consent, and not what lies behind it';
  const isFrontPage = metadata.url !== null && new URL(metadata.url).pathname === '/';
  const pages = metadata.saysArticle && !isFrontPage ? 0 : listedPages(all, text);
  if (pages > 0) return `an index of ${pages} other pages`;
  return isStub(metadata, all, text) ? 'the beginning of an article that is for subscribers only' : null;
}

function isErrorPage({ windowTitle, heading }: PageMetadata, text: string): boolean {
  return (
    text.length < SHORT_CHARS.error &&
    [windowTitle, heading].some((line) => line !== null && NOT_FOUND.test(line))
  );
}

function isConsentWall(text: string): boolean {
  if (text.length > SHORT_CHARS.consent) return false;
  const terms = CONSENT_TERMS.filter((term) => term.test(text));
  if (terms.length < CONSENT_TERMS_LEAST) return false;
  const about = text.split('\n\n').filter((paragraph) => terms.some((term) => term.test(paragraph)));
  return about.reduce((sum, paragraph) => sum + paragraph.length, 0) >= text.length * CONSENT_SHARE;
}

/**
 * How many pages an index lists; 0 where it is none. Its headlines are links with no more than a teaser below each, and stand
 * between or are the very paragraphs that were taken for an article.
 */
function listedPages(all: Paragraph[], text: string): number {
  const listed = all.filter(isListed);
  if (listed.length < INDEX_LINKS || longestRun(all) >= INDEX_RUN_CHARS) return 0;
  const taken = new Set(text.split('\n\n'));
  const isTaken = (paragraph: Paragraph) => taken.has(paragraph.text);
  const among = all.slice(all.findIndex(isTaken), all.findLastIndex(isTaken) + 1).filter(isListed);
  return text === '' || among.length * 2 >= taken.size ? listed.length : 0;
}

/** The most characters without a headline that is a link. */
function longestRun(all: Paragraph[]): number {
  let longest = 0;
  let run = 0;
  for (const paragraph of all) {
    run = isListed(paragraph) ? 0 : run + paragraph.text.length - paragraph.linkedChars;
    longest = Math.max(longest, run);
  }
  return longest;
}

function isListed({ text, linkedChars, isHeading }: Paragraph): boolean {
  return linkedChars >= text.length * LINKED_SHARE && (isHeading || text.length >= HEADLINE_CHARS);
}

/** A wall stands right where the text breaks off: "Already a subscriber?" at the top of a page is on every page. */
function isStub({ isFree }: PageMetadata, all: Paragraph[], text: string): boolean {
  if (text.length >= SHORT_CHARS.stub) return false;
  if (isFree === false) return true;
  const last = text.split('\n\n').at(-1);
  const end = all.findLastIndex((paragraph) => paragraph.text === last);
  const around = [
    ...text.split('\n\n'),
    ...all.slice(end + 1, end + 1 + WALL_PARAGRAPHS).map((next) => next.text),
  ];
  return around.some((paragraph) => PAYWALL.test(paragraph));
}
