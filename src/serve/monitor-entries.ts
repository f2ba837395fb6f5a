import { parse } from 'graphql';
import type { Monitor } from '../schema/monitor.js';
import type { Services } from './context.js';
import { askWhole } from './presenting.js';

export const SHOWN_ARTICLE = 'title url publishedAt outlet { name }';
const ITEMS = parse(`query ($articles: ArticleFilter, $quotes: QuoteFilter, $reactions: ReactionFilter,
    $revisions: ArticleFilter, $stories: StoryFilter, $hasArticles: Boolean!, $hasQuotes: Boolean!, $hasReactions: Boolean!,
    $hasRevisions: Boolean!, $hasStories: Boolean!) {
  articles(filter: $articles, first: 100) @include(if: $hasArticles) { nodes { id ${SHOWN_ARTICLE} } }
  quotes(filter: $quotes, first: 100) @include(if: $hasQuotes) { nodes { id text speaker { name } spans { sentence } article { ${SHOWN_ARTICLE} } } }
  reactions(filter: $reactions, first: 100) @include(if: $hasReactions) { nodes { id type negated actors { name } recipients { name }
    subject { name } evidence { sentence } article { ${SHOWN_ARTICLE} } } }
  revised: articles(filter: $revisions, first: 100) @include(if: $hasRevisions) { nodes { ${SHOWN_ARTICLE} revision { id number seenAt } } }
  stories(filter: $stories, first: 100) @include(if: $hasStories) { nodes { id title lastAt size outlets } } }`);

export interface Named {
  name: string;
}

export interface Sentence {
  sentence: string;
}

export interface ShownArticle {
  title: string | null;
  url: string | null;
  publishedAt: string;
  outlet: Named | null;
}

interface ShownQuote {
  id: string;
  text: string;
  speaker: Named | null;
  spans: Sentence[];
  article: ShownArticle;
}

interface ShownReaction {
  id: string;
  type: string;
  negated: boolean;
  actors: Named[];
  recipients: Named[];
  subject: Named | null;
  evidence: Sentence;
  article: ShownArticle;
}

type ShownRevised = ShownArticle & { revision: { id: string; number: number; seenAt: string } };

interface ShownStory {
  id: string;
  title: string;
  lastAt: string;
  size: number;
  outlets: number;
}

interface Shown {
  articles?: { nodes: (ShownArticle & { id: string })[] };
  quotes?: { nodes: ShownQuote[] };
  reactions?: { nodes: ShownReaction[] };
  revised?: { nodes: ShownRevised[] };
  stories?: { nodes: ShownStory[] };
}

/** An entry of a feed, in either format. */
export interface Entry {
  id: string;
  kind: 'article' | 'quote' | 'reaction' | 'revision' | 'story' | 'alert';
  title: string;
  text: string;
  at: Date;
  /** Address of the article that it is about. */
  url?: string | null;
  outlet?: string | undefined;
}

/** The newest 100 items of each kind that a monitor watches, and where it watches revisions, which of the newest 100 articles have changed. */
export async function itemEntriesOf(services: Services, monitor: Monitor): Promise<Entry[]> {
  const { articles, quotes, reactions, revisions, stories } = monitor;
  const shown = await askWhole<Shown>(services, ITEMS, {
    ...{ articles, quotes, reactions, revisions, stories },
    hasArticles: articles !== null,
    hasQuotes: quotes !== null,
    hasReactions: reactions !== null,
    hasRevisions: revisions !== null,
    hasStories: stories !== null,
  });
  return [
    ...(shown.articles?.nodes ?? []).map(ofArticle),
    ...(shown.quotes?.nodes ?? []).map(ofQuote),
    ...(shown.reactions?.nodes ?? []).map(ofReaction),
    ...(shown.revised?.nodes ?? []).filter(({ revision }) => revision.number > 1).map(ofRevised),
    ...(shown.stories?.nodes ?? []).map(ofStory),
  ];
}

function ofArticle({ id, ...article }: ShownArticle & { id: string }): Entry {
  const title = titleOf(article);
  return { id, kind: 'article', title, text: title, ...placeOf(article) };
}

function ofQuote({ id, text, speaker, spans, article }: ShownQuote): Entry {
  const sentences = [...new Set(spans.map(({ sentence }) => sentence))];
  const title = `${speaker?.name ?? 'Somebody'}: “${text}”`;
  return { id, kind: 'quote', title, text: sentences.join(' '), ...placeOf(article) };
}

function ofReaction(reaction: ShownReaction): Entry {
  const { id, type, negated, actors, recipients, subject, evidence, article } = reaction;
  const to = [...recipients, ...(subject ? [subject] : [])].map(({ name }) => name);
  const who = actors.map(({ name }) => name).join(', ') || 'Somebody';
  const title = `${who}: ${negated ? 'not ' : ''}${type}${to.length > 0 ? ` → ${to.join(', ')}` : ''}`;
  return { id, kind: 'reaction', title, text: evidence.sentence, ...placeOf(article) };
}

function ofRevised({ revision, ...article }: ShownRevised): Entry {
  const title = `Changed: ${titleOf(article)}`;
  const text = `Revision ${revision.number} of the article.`;
  const place = { ...placeOf(article), at: new Date(revision.seenAt) };
  return { id: revision.id, kind: 'revision', title, text, ...place };
}

function ofStory({ id, title, lastAt, size, outlets }: ShownStory): Entry {
  const text = `${size} articles of ${outlets} outlets.`;
  return { id, kind: 'story', title, text, at: new Date(lastAt) };
}

function titleOf({ title, url }: ShownArticle): string {
  return title ?? url ?? 'An article without a title';
}

export function placeOf({ url, outlet, publishedAt }: ShownArticle) {
  return { at: new Date(publishedAt), url, outlet: outlet?.name };
}
