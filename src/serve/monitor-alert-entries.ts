import { parse } from 'graphql';
import type { Services } from './context.js';
import {
  type Entry,
  type Named,
  placeOf,
  type Sentence,
  SHOWN_ARTICLE,
  type ShownArticle,
} from './monitor-entries.js';
import { askWhole } from './presenting.js';

const ALERTS = parse(`query ($id: ID!) { monitor(id: $id) {
  spikes(first: 100) { nodes { id counted count usual from raisedAt } }
  newSpeakers(first: 100) { nodes { id raisedAt speaker { name } quote { text spans { sentence } article { ${SHOWN_ARTICLE} } } } }
  changedPositions(first: 100) { nodes { id side raisedAt actor { name } subject { name } counterpart { name }
    before { evidence { sentence } article { outlet { name } } } now { evidence { sentence } article { ${SHOWN_ARTICLE} } } } } } }`);

interface ShownSpike {
  id: string;
  counted: string;
  count: number;
  usual: number;
  from: string;
  raisedAt: string;
}

interface ShownSpeaker {
  id: string;
  raisedAt: string;
  speaker: Named;
  quote: { text: string; spans: Sentence[]; article: ShownArticle };
}

interface ShownPosition {
  id: string;
  side: string;
  raisedAt: string;
  actor: Named;
  subject: Named | null;
  counterpart: Named | null;
  before: { evidence: Sentence };
  now: { evidence: Sentence; article: ShownArticle };
}

interface Shown {
  monitor: {
    spikes: { nodes: ShownSpike[] };
    newSpeakers: { nodes: ShownSpeaker[] };
    changedPositions: { nodes: ShownPosition[] };
  } | null;
}

/** The newest 100 alerts of each kind that a monitor told of, as entries of its feed. */
export async function alertEntriesOf(services: Services, id: string): Promise<Entry[]> {
  const { monitor } = await askWhole<Shown>(services, ALERTS, { id });
  if (!monitor) return [];
  return [
    ...monitor.spikes.nodes.map(ofSpike),
    ...monitor.newSpeakers.nodes.map(ofSpeaker),
    ...monitor.changedPositions.nodes.map(ofPosition),
  ];
}

function ofSpike({ id, counted, count, usual, from, raisedAt }: ShownSpike): Entry {
  const title = `Spike: ${count} ${counted.toLowerCase()} in an hour`;
  const text = `In the hour from ${new Date(from).toISOString()}; ${usual} are usual.`;
  return { id, kind: 'alert', title, text, at: new Date(raisedAt) };
}

function ofSpeaker({ id, raisedAt, speaker, quote }: ShownSpeaker): Entry {
  const sentences = [...new Set(quote.spans.map(({ sentence }) => sentence))];
  const title = `New speaker: ${speaker.name}: “${quote.text}”`;
  return {
    id,
    kind: 'alert',
    title,
    text: sentences.join(' '),
    ...placeOf(quote.article),
    at: new Date(raisedAt),
  };
}

function ofPosition({ id, side, raisedAt, actor, subject, counterpart, before, now }: ShownPosition): Entry {
  const on = subject ? `on ${subject.name}` : `towards ${counterpart?.name ?? 'somebody'}`;
  const title = `Changed position: ${actor.name} is now ${side.toLowerCase()} ${on}`;
  const text = `Before: ${before.evidence.sentence} Now: ${now.evidence.sentence}`;
  return { id, kind: 'alert', title, text, ...placeOf(now.article), at: new Date(raisedAt) };
}
