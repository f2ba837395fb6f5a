import colours from 'picocolors';
import type { ReadActor, Reading, ReadQuote, ReadReaction, Span } from '../read/reading.js';
import { printable } from './printable.js';

type Paint = (text: string) => string;

const CONTENT: Paint = (text) => colours.green(text);
const SOURCE: Paint = (text) => colours.cyan(text);
const CUE: Paint = (text) => colours.yellow(text);
const COMMENTARY: Paint = (text) => colours.dim(text);

/** A reading for a person: the text with its quotes marked, then who said what, then who answers whom. */
export function showReading(text: string, reading: Reading): string {
  const clean = printable(text);
  const names = new Map(reading.actors.map((actor) => [actor.key, nameOf(actor)]));
  const said = (key: string | null) => printable((key !== null && names.get(key)) || 'somebody');
  const parts = [
    `${CONTENT('words')}, ${SOURCE('who says them')}, ${CUE('how')}; ${COMMENTARY('commentary')}`,
    marked(clean, reading),
    heading(`Quotes (${reading.quotes.length})`),
    ...reading.quotes.map((quote) => quoteLines(clean, quote, said)),
    heading(`Reactions (${reading.reactions.length})`),
    ...reading.reactions.map((reaction) => reactionLines(clean, reaction, said)),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** The text in colours. Where marks overlap, the first of the list holds. */
function marked(text: string, { quotes, passages }: Reading): string {
  const marks = quotes.flatMap(({ content, source, cue }) => [
    ...cue.map((span) => ({ span, paint: CUE })),
    ...source.map((span) => ({ span, paint: SOURCE })),
    ...content.map((span) => ({ span, paint: CONTENT })),
  ]);
  const comments = passages
    .filter(({ kind }) => kind === 'COMMENTARY')
    .map((span) => ({ span, paint: COMMENTARY }));
  const painted = new Array<Paint | undefined>(text.length);
  for (const { span, paint } of [...comments, ...marks.reverse()]) painted.fill(paint, span.start, span.end);
  let shown = '';
  for (let start = 0, end = 0; start < text.length; start = end) {
    const paint = painted[start];
    while (end < text.length && painted[end] === paint) end += 1;
    const piece = text.slice(start, end);
    shown += paint ? byLine(piece, paint) : piece;
  }
  return shown;
}

/** A colour is closed at the end of each line, so that a pager shows it right. */
function byLine(text: string, paint: Paint): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? '' : paint(line)))
    .join('\n');
}

function quoteLines(text: string, quote: ReadQuote, said: (key: string | null) => string): string {
  const { kind, content, speaker, addressee, on, confidence } = quote;
  const to = addressee === null ? '' : ` to ${said(addressee)}`;
  const details = [kind, ...(on ? [on] : []), percent(confidence)].join(', ');
  return `${colours.bold(said(speaker))}${to} (${details})\n  ${CONTENT(content.map((span) => words(text, span)).join(' ... '))}`;
}

function reactionLines(text: string, reaction: ReadReaction, said: (key: string | null) => string): string {
  const { type, mode, stance, actors, recipients, subject, evidence, quote, tense, negated, on, confidence } =
    reaction;
  const who = actors.map(said).join(', ') || 'somebody';
  const whom = recipients.length > 0 ? ` -> ${recipients.map(said).join(', ')}` : '';
  const what = `${negated ? 'not ' : ''}${type}${mode ? ` (${mode})` : ''}`;
  const about = subject === null ? '' : ` about ${printable(subject)}`;
  const details = [
    tense,
    ...(stance ? [stance] : []),
    ...(on ? [on] : []),
    quote === null ? 'reported' : 'said',
    percent(confidence),
  ].join(', ');
  return `${colours.bold(who)}${whom}: ${CUE(what)}${about} (${details})\n  ${words(text, evidence)}`;
}

function nameOf({ name, kind, country }: ReadActor): string {
  return `${name} [${kind}${country ? `, ${country}` : ''}]`;
}

function words(text: string, { start, end }: Span): string {
  return text.slice(start, end).replaceAll(/\s+/g, ' ');
}

function heading(text: string): string {
  return colours.bold(colours.underline(text));
}

function percent(confidence: number): string {
  return `${Math.round(confidence * 100)}%`;
}
