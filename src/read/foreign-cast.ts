import type { Language } from './lexicon/languages/language.js';
import { isBody, isOffice, type Phrase } from './phrasing.js';
import type { ReadActor, ReadMention, Span } from './reading.js';
import { isCapital, type Token, toTokens } from './tokens.js';

/** Who speaks in a text that is not English: names gathered as they come, surnames and offices led back to them. */
export class ForeignCast {
  private readonly language: Language;
  private readonly byKey = new Map<string, ReadActor>();
  /** The actor last met under a part of a name or an office. */
  private readonly byPart = new Map<string, ReadActor>();
  private readonly byOffice = new Map<string, ReadActor>();
  private readonly found: ReadMention[] = [];
  /** Full names that the text has printed, by their parts, speakers or not. */
  private readonly full = new Map<string, Token[]>();

  private met: readonly Token[] | null = null;

  constructor(language: Language) {
    this.language = language;
  }

  actors(): ReadActor[] {
    return [...this.byKey.values()];
  }

  mentions(): ReadMention[] {
    return this.found.sort((a, b) => a.start - b.start);
  }

  /** The key of a speaker; `last` is who spoke before, for pronouns. null: nobody known. */
  speaker(tokens: readonly Token[], phrase: Phrase, last: string | null): string | null {
    if (phrase.pronoun) return last ?? this.lastMet();
    const offices = tokens
      .slice(phrase.first, phrase.last)
      .map(({ lower }) => lower)
      .filter((lower) => isOffice(this.language, lower));
    if (isBody(this.language, tokens, phrase)) return this.body(tokens, phrase);
    if (phrase.nameFirst === phrase.nameLast) {
      const known = offices.map((office) => this.byOffice.get(office)).find((actor) => actor);
      return known?.key ?? null;
    }
    const actor = this.named(tokens.slice(phrase.nameFirst, phrase.nameLast));
    for (const office of offices) this.byOffice.set(office, actor);
    return actor.key;
  }

  /** Who was named last in the paragraph though nobody has spoken in it yet; null: nobody. */
  lastMet(): string | null {
    return this.met ? this.put('PERSON', this.met, this.met).key : null;
  }

  /** A new paragraph begins. */
  forget(): void {
    this.met = null;
  }

  /** Notes the full names of a stretch of text, so that a later surname leads back to them. */
  meet(text: string, stretch: Span): void {
    if (!this.language.capitals || stretch.end <= stretch.start) return;
    const tokens = toTokens(text, stretch, this.language);
    for (let first = 0; first < tokens.length; first++) {
      let last = first;
      while (last < tokens.length && this.mayName(tokens[last] as Token)) last++;
      if (last - first >= 2 && last - first <= 4) {
        const name = tokens.slice(first, last);
        this.met = name;
        for (const { lower } of name.slice(1)) if (!this.full.has(lower)) this.full.set(lower, name);
      }
      first = Math.max(first, last);
    }
  }

  private mayName(token: Token): boolean {
    const { articles, bodies, stops } = this.language;
    if (!isCapital(token) || isOffice(this.language, token.lower)) return false;
    return !articles.has(token.lower) && !bodies.has(token.lower) && !stops.has(token.lower);
  }

  private body(tokens: readonly Token[], phrase: Phrase): string {
    const { articles } = this.language;
    let first = phrase.first;
    while (first < phrase.last - 1 && articles.has((tokens[first] as Token).lower)) first++;
    return this.put('ORGANIZATION', tokens.slice(first, phrase.last), tokens.slice(first, phrase.last)).key;
  }

  private named(printed: readonly Token[]): ReadActor {
    const surname = (printed.at(-1) as Token).lower;
    const acronym = printed.length === 1 && /^\p{Lu}{2,}$/u.test((printed[0] as Token).text);
    if (acronym) return this.put('ORGANIZATION', printed, printed);
    const known = printed.length === 1 ? this.byPart.get(surname) : undefined;
    if (known) return this.put('PERSON', printed, printed, known);
    const full = printed.length === 1 ? this.full.get(surname) : undefined;
    return this.put('PERSON', full ?? printed, printed);
  }

  private put(
    kind: 'PERSON' | 'ORGANIZATION',
    name: readonly Token[],
    printed: readonly Token[],
    known?: ReadActor,
  ): ReadActor {
    const words = name
      .map(({ text }) => text)
      .join(' ')
      .replace(/(['’]) /gu, '$1')
      .replace(/ \./gu, '.');
    const key = `${kind.toLowerCase()}:${words.toLowerCase()}`;
    const actor = known ??
      this.byKey.get(key) ?? { key, name: words, kind, country: null, names: [], roles: [], partOf: null };
    this.byKey.set(actor.key, actor);
    this.note(actor, name === printed || known ? printed : name, name.length > 1 ? 'FULL' : 'SHORT');
    if (name !== printed) this.note(actor, printed, 'SHORT');
    if (kind === 'PERSON' && !known)
      for (const { lower } of name.slice(name.length > 1 ? 1 : 0)) this.byPart.set(lower, actor);
    this.found.push({ actor: actor.key, ...extent(printed) });
    return actor;
  }

  private note(actor: ReadActor, tokens: readonly Token[], kind: 'FULL' | 'SHORT'): void {
    const evidence = extent(tokens);
    const text = tokens
      .map((token) => token.text)
      .join(' ')
      .replace(/(['’]) /gu, '$1')
      .replace(/ \./gu, '.');
    if (!actor.names.some((name) => name.text === text)) actor.names.push({ text, kind, evidence });
  }
}

function extent(tokens: readonly Token[]): Span {
  return { start: (tokens[0] as Token).start, end: (tokens.at(-1) as Token).end };
}
