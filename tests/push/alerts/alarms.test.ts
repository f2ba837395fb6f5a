import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Alarms } from '../../../src/push/alerts/alarms.js';
import { Subscriptions } from '../../../src/push/subscriptions.js';
import { watchesOf } from '../../../src/push/watch.js';
import { mergeActors } from '../../../src/store/actors/changes.js';
import { followedOf } from '../../../src/store/monitors.js';
import {
  buildActor,
  buildArticle,
  buildMonitor,
  buildQuote,
  buildReaction,
  buildSubject,
} from '../../factories.js';
import { type Newsroom, openNewsroom } from '../../newsroom.js';
import { SetClock } from '../clock.js';
import { openWriter, untilAllIsHandedOn } from '../support.js';

/** A Monday. */
const NOW = '2026-11-23T10:30:00Z';

let newsroom: Newsroom;
let subscriptions: Subscriptions;
let clock: SetClock;
const running: Alarms[] = [];

beforeEach(async () => {
  newsroom = await openNewsroom();
  subscriptions = await Subscriptions.start(newsroom.database);
  clock = new SetClock(NOW);
});

afterEach(async () => {
  await Promise.all(running.splice(0).map((alarms) => alarms.close()));
  await subscriptions.close();
  await newsroom.close();
});

function watchOut(): Alarms {
  const alarms = new Alarms(newsroom.database, subscriptions, {
    clock,
    lookMs: 20,
    noteMs: 50,
    onTrouble: (error) => {
      throw error;
    },
  });
  running.push(alarms);
  return alarms;
}

async function monitor(kinds: string[], filters: object = { quotes: {}, reactions: {} }): Promise<string> {
  const alerts = { kinds, only: true, minimum: 5 };
  const { id } = await buildMonitor(newsroom.database.reads, { ...filters, alerts, alerts_position: '0-0' });
  return id;
}

/** What the monitor gives, once everything that is stored was looked at. */
async function told(id: string) {
  const { reads } = newsroom.database;
  const { rows } = await reads.query<{ last: string }>(
    "select coalesce(max(seq), 0) as last from outbox where kind not in ('SPIKE', 'NEW_SPEAKER', 'CHANGED_POSITION')",
  );
  await expect
    .poll(
      async () => {
        const stood = await reads.query<{ passed: boolean }>(
          `select split_part(alerts_position, '-', 2)::bigint >= $2::bigint as passed from monitor where id = $1`,
          [id, rows[0]!.last],
        );
        return stood.rows[0]?.passed;
      },
      { timeout: 20_000 },
    )
    .toBe(true);
  await untilAllIsHandedOn(subscriptions, reads);
  const followed = await followedOf(reads, id);
  return (await subscriptions.pageAll(watchesOf(followed!), '0-0', 100)).items;
}

interface Said {
  speaker?: string;
  at?: string;
  collected?: string;
  times?: number;
}

/** Stores an article with quotes. @returns their ids */
async function say({ speaker, at = NOW, collected = at, times = 1 }: Said = {}): Promise<string[]> {
  const writer = await openWriter(newsroom.database);
  const article = await buildArticle(writer.client, {
    published_at: new Date(at),
    collected_at: new Date(collected),
  });
  const ids: string[] = [];
  for (let i = 0; i < times; i += 1) {
    ids.push((await buildQuote(writer.client, { article_id: article.id, speaker_id: speaker ?? null })).id);
  }
  await writer.append(ids.map((itemId) => ({ kind: 'QUOTE_ADDED', itemId })));
  await writer.commit();
  return ids;
}

interface Reacted {
  actor: string;
  subject?: string;
  recipients?: string[];
  stance?: string | null;
  type?: string;
  at: string;
}

/** Stores an article with a reaction. @returns the id of the reaction */
async function react({ actor, subject, recipients = [], at, ...reaction }: Reacted): Promise<string> {
  const writer = await openWriter(newsroom.database);
  const article = await buildArticle(writer.client, { published_at: new Date(at) });
  const { id } = await buildReaction(writer.client, {
    article_id: article.id,
    actors: [actor],
    recipients,
    subject_id: subject ?? null,
    ...reaction,
  });
  await writer.append([{ kind: 'REACTION_ADDED', itemId: id }]);
  await writer.commit();
  return id;
}

const person = async (name: string) => (await buildActor(newsroom.database.reads, { name })).id;

describe('a spike', () => {
  beforeEach(async () => {
    // Known since September; on Mondays there is one at ten, and one at eleven.
    for (const day of ['2026-09-01', '2026-10-26', '2026-11-02', '2026-11-09', '2026-11-16']) {
      await say({ at: `${day}T10:10:00Z` });
      await say({ at: `${day}T11:10:00Z` });
    }
  });

  it('is told of once, though it goes on for hours', async () => {
    const id = await monitor(['SPIKE']);
    watchOut();
    await say({ times: 4 });
    expect(await told(id)).toEqual([]);
    await say({ times: 3 });
    expect(await told(id)).toMatchObject([{ kind: 'SPIKE' }]);
    clock.set('2026-11-23T11:40:00Z');
    await say({ at: '2026-11-23T11:20:00Z', times: 9 });
    expect(await told(id)).toHaveLength(1);
    const { data } = await newsroom.ask(
      'query ($id: ID!) { monitor(id: $id) { spikes { nodes { counted from until count usual expected } } } }',
      { id },
    );
    expect(data.monitor.spikes.nodes).toEqual([
      {
        counted: 'QUOTES',
        from: '2026-11-23T10:00:00.000Z',
        until: '2026-11-23T12:00:00.000Z',
        count: 7,
        usual: 0.5,
        expected: 5,
      },
    ]);
  });

  it('counts what comes late in its hour, nothing of articles that are withdrawn, and no hour of long ago', async () => {
    const id = await monitor(['SPIKE']);
    watchOut();
    const withdrawn = await say({ times: 4 });
    await newsroom.database.reads.query(
      'update article set withdrawn_at = now() where id = (select article_id from quote where id = $1)',
      [withdrawn[0]],
    );
    await say({ times: 4 });
    await say({ at: '2026-11-20T10:10:00Z', times: 9 });
    expect(await told(id)).toEqual([]);
    clock.set('2026-11-23T14:00:00Z');
    await say({ at: NOW });
    expect(await told(id)).toMatchObject([{ kind: 'SPIKE' }]);
  });

  it('is nothing to tell of before it is known what is usual', async () => {
    const id = await monitor(['SPIKE']);
    await newsroom.database.reads.query("update article set collected_at = '2026-11-22T00:00:00Z'");
    watchOut();
    await say({ times: 20 });
    expect(await told(id)).toEqual([]);
  });
});

describe('a new speaker', () => {
  const speakers = async (id: string) =>
    (
      await newsroom.ask(
        'query ($id: ID!) { monitor(id: $id) { newSpeakers { nodes { speaker { name } quote { id } } } } }',
        { id },
      )
    ).data.monitor.newSpeakers.nodes;

  it('is told of with the first quote, but not while it is learned who speaks', async () => {
    const id = await monitor(['NEW_SPEAKER']);
    const [ada, bo] = [await person('Ada Lind'), await person('Bo Falk')];
    watchOut();
    await say({ speaker: ada, at: '2026-11-20T10:00:00Z' });
    expect(await told(id)).toEqual([]);
    clock.set('2026-11-28T10:00:00Z');
    await say({ speaker: ada, at: '2026-11-28T10:00:00Z' });
    const [first] = await say({ speaker: bo, at: '2026-11-28T10:00:00Z', times: 2 });
    await say({ speaker: bo, at: '2026-11-28T10:00:00Z' });
    expect(await told(id)).toMatchObject([{ kind: 'NEW_SPEAKER' }]);
    expect(await speakers(id)).toEqual([{ speaker: { name: 'Bo Falk' }, quote: { id: first } }]);
  });

  it('is nobody whom an archive brings, nor one who was heard in it', async () => {
    const id = await monitor(['NEW_SPEAKER']);
    const ada = await person('Ada Lind');
    await say({ at: '2026-10-01T10:00:00Z' });
    watchOut();
    await say({ speaker: ada, at: '2024-11-20T10:00:00Z', collected: NOW });
    await say({ speaker: ada });
    expect(await told(id)).toEqual([]);
  });

  it('is gone with the quote, and told of anew with the next', async () => {
    const id = await monitor(['NEW_SPEAKER']);
    const ada = await person('Ada Lind');
    await say({ at: '2026-10-01T10:00:00Z' });
    watchOut();
    const [gone] = await say({ speaker: ada });
    expect(await told(id)).toHaveLength(1);
    await newsroom.database.reads.query('update quote set withdrawn_at = now() where id = $1', [gone]);
    expect(await told(id)).toEqual([]);
    const [next] = await say({ speaker: ada });
    expect(await told(id)).toHaveLength(1);
    expect(await speakers(id)).toMatchObject([{ quote: { id: next } }]);
  });

  it('who is merged into another is that one, and neither is new then', async () => {
    const id = await monitor(['NEW_SPEAKER']);
    const [ada, lind] = [await person('Ada Lind'), await person('Mayor Lind')];
    await say({ at: '2026-10-01T10:00:00Z' });
    watchOut();
    await say({ speaker: lind });
    expect(await told(id)).toHaveLength(1);
    await mergeActors(newsroom.database.dataSource, 'desk', { into: ada, actors: [lind] });
    await say({ speaker: ada });
    expect(await told(id)).toHaveLength(1);
    expect(await speakers(id)).toMatchObject([{ speaker: { name: 'Ada Lind' } }]);
  });
});

describe('a changed position', () => {
  const SHOW = `query ($id: ID!) { monitor(id: $id) { changedPositions { nodes { side earlier actor { name } subject { name } counterpart { name }
    before { id evidence { sentence } } now { id evidence { sentence } } } } } }`;
  const shown = async (id: string) => (await newsroom.ask(SHOW, { id })).data.monitor.changedPositions.nodes;

  it('on a subject is told of with the sentences of both', async () => {
    const id = await monitor(['CHANGED_POSITION'], { reactions: { stance: ['OPPOSES'] } });
    const actor = await person('Ada Lind');
    const { id: subject } = await buildSubject(newsroom.database.reads, { name: 'bridge toll' });
    watchOut();
    const before = await react({ actor, subject, stance: 'SUPPORTS', at: '2026-11-01T10:00:00Z' });
    const now = await react({ actor, subject, stance: 'OPPOSES', at: NOW });
    await react({ actor, subject, stance: 'OPPOSES', at: '2026-11-23T11:00:00Z' });
    expect(await told(id)).toMatchObject([{ kind: 'CHANGED_POSITION' }]);
    const sentence = expect.stringContaining('The bridge is closed');
    expect(await shown(id)).toEqual([
      {
        side: 'OPPOSED',
        earlier: 1,
        actor: { name: 'Ada Lind' },
        subject: { name: 'bridge toll' },
        counterpart: null,
        before: { id: before, evidence: { sentence } },
        now: { id: now, evidence: { sentence } },
      },
    ]);
  });

  it('towards a counterpart is told of by what is done, whatever comes first', async () => {
    const id = await monitor(['CHANGED_POSITION']);
    const [actor, other] = [await person('Ada Lind'), await person('Bo Falk')];
    watchOut();
    const towards = { actor, recipients: [other], stance: null };
    const now = await react({ ...towards, type: 'SANCTION', at: NOW });
    expect(await told(id)).toEqual([]);
    const before = await react({ ...towards, type: 'AID', at: '2026-11-21T10:00:00Z' });
    expect(await told(id)).toHaveLength(1);
    await react({ ...towards, type: 'CONSULT', at: '2026-11-23T12:00:00Z' });
    expect(await told(id)).toHaveLength(1);
    expect(await shown(id)).toMatchObject([
      { side: 'OPPOSED', counterpart: { name: 'Bo Falk' }, before: { id: before }, now: { id: now } },
    ]);
  });

  it('is gone where a person rejects what shows it', async () => {
    const id = await monitor(['CHANGED_POSITION']);
    const [actor, other] = [await person('Ada Lind'), await person('Bo Falk')];
    watchOut();
    const towards = { actor, recipients: [other], stance: null };
    await react({ ...towards, type: 'AID', at: '2026-11-21T10:00:00Z' });
    const now = await react({ ...towards, type: 'ASSAULT', at: NOW });
    expect(await told(id)).toHaveLength(1);
    await newsroom.database.reads.query("update reaction set review_state = 'REJECTED' where id = $1", [now]);
    expect(await told(id)).toEqual([]);
  });
});

describe('alerts', () => {
  it('are raised by one process at a time, each once, wherever one ends', async () => {
    const id = await monitor(['NEW_SPEAKER']);
    await say({ at: '2026-10-01T10:00:00Z' });
    const speakers = await Promise.all(Array.from({ length: 12 }, (_, i) => person(`Speaker ${i}`)));
    for (const speaker of speakers) {
      const alarms = watchOut();
      await say({ speaker });
      watchOut();
      running.splice(running.indexOf(alarms), 1);
      await alarms.close();
    }
    expect(await told(id)).toHaveLength(speakers.length);
  });
});
