import type { ListItem, PhrasingContent, RootContent } from 'mdast';
import { toMarkdown } from 'mdast-util-to-markdown';
import type { QuoteKind } from '../schema/quote.js';

const UNKNOWN = 'Unknown';

/** Where a line of a brief comes from. */
interface Source {
  /** How many outlets have it. */
  outlets: number;
  /** The first of them; null: not known. */
  outlet: string | null;
  url: string | null;
  /** Day of publication there, as "2026-11-03"; null: not known. */
  on: string | null;
}

/** What the line of a saying is made of. */
export interface SayingMaterial extends Source {
  /** Null: unknown, and nothing is printed. */
  speaker: string | null;
  office: { title: string; at: string | null } | null;
  kind: QuoteKind;
  words: string;
}

/** What the line of a deed is made of. */
export interface DeedMaterial extends Source {
  type: string;
  negated: boolean;
  factuality: string;
  by: string[];
  towards: string[];
  over: string | null;
  /** The clause that shows it. */
  words: string;
}

/** What a brief is made of; times are ISO 8601, null where none was asked for. */
export interface BriefMaterial {
  name: string;
  from: string | null;
  until: string | null;
  articles: number;
  outlets: number;
  said: SayingMaterial[];
  done: DeedMaterial[];
}

/** "Marta Valadim, fisheries secretary, Portugal: “We did not close the bank.”" */
export function sayingLine({ speaker, office, kind, words }: SayingMaterial): string {
  const who = [speaker ?? UNKNOWN, ...(office ? [office.title] : []), ...(office?.at ? [office.at] : [])];
  // Only the speaker's own words stand between marks; of those that are partly so, the text has the marks.
  return `${who.join(', ')}: ${kind === 'DIRECT' ? `“${inner(words)}”` : words}`;
}

/** "Lusania and Corvia, REJECT, to Adoria, over the closing: “Lusania and Corvia rejected …”" */
export function deedLine({ type, negated, factuality, by, towards, over, words }: DeedMaterial): string {
  const how = [
    `${negated ? 'not ' : ''}${type}`,
    ...(factuality === 'DONE' ? [] : [factuality.toLowerCase()]),
    ...(towards.length > 0 ? [`to ${listed(towards)}`] : []),
    ...(over === null ? [] : [`over ${over}`]),
  ];
  return `${by.length > 0 ? listed(by) : UNKNOWN}, ${how.join(', ')}: “${inner(words)}”`;
}

/** Words between marks: what they quote in turn stands between single ones. */
function inner(words: string): string {
  return words.replace(/[“„«]/g, '‘').replace(/[”»]/g, '’');
}

/** A brief as Markdown (CommonMark). What is from outside is text in it, and never its syntax. */
export function markdownOf({ name, from, until, articles, outlets, said, done }: BriefMaterial): string {
  const drawnOn = [
    `${counted(articles, 'article')} of ${counted(outlets, 'outlet')}`,
    ...(from === null ? [] : [`from ${instant(from)}`]),
    ...(until === null ? [] : [`until ${instant(until)}`]),
  ];
  return toMarkdown({
    type: 'root',
    children: [
      { type: 'heading', depth: 1, children: [text(name)] },
      { type: 'paragraph', children: [text(`${drawnOn.join(', ')}.`)] },
      ...part(
        'Said',
        said.map((saying) => item(sayingLine(saying), saying)),
      ),
      ...part(
        'Done',
        done.map((deed) => item(deedLine(deed), deed)),
      ),
    ],
  });
}

function part(title: string, children: ListItem[]): RootContent[] {
  if (children.length === 0) return [];
  return [
    { type: 'heading', depth: 2, children: [text(title)] },
    { type: 'list', spread: false, children },
  ];
}

/** A line with the article that shows it. */
function item(line: string, { outlets, outlet, url, on }: Source): ListItem {
  const first = text(outlet ?? 'article');
  const rest = [...(on === null ? [] : [on]), ...(outlets > 1 ? [counted(outlets, 'outlet')] : [])];
  const children: PhrasingContent[] = [
    text(`${line} (`),
    url === null ? first : { type: 'link', url, children: [first] },
    text(`${['', ...rest].join(', ')})`),
  ];
  return { type: 'listItem', spread: false, children: [{ type: 'paragraph', children }] };
}

function text(value: string): PhrasingContent & { type: 'text' } {
  // A line stays one, whatever breaks it has.
  return { type: 'text', value: value.replace(/\s+/g, ' ') };
}

/** "2026-11-03 08:00 UTC" */
function instant(iso: string): string {
  return `${new Date(iso).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
