import { parseJsonFeed } from 'feedsmith';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Alarms } from '../../src/push/alerts/alarms.js';
import { buildActor, buildArticle, buildReaction } from '../factories.js';
import { openWriter } from '../push/support.js';
import { type Desk, openDesk } from './desk.js';
import { ask, askSocket, connect } from './door.js';
import { opened } from './mailbox.js';

const MATCHED = `subscription ($id: ID!) { monitorMatched(monitor: $id, after: "0-0") { position kind item { __typename
  ... on ChangedPosition { side actor { name } counterpart { name } before { evidence { sentence } } now { evidence { sentence } } } } } }`;
const CREATE =
  'mutation ($input: CreateMonitorInput!) { result: createMonitor(input: $input) { ... on MonitorRefused { problems { field code } } ... on MonitorPayload { monitor { id } } } }';

let desk: Desk;
let alarms: Alarms;

beforeEach(async () => {
  desk = await openDesk();
  alarms = new Alarms(desk.door.database, desk.door.services.subscriptions, {
    lookMs: 20,
    onTrouble: () => {},
  });
});

afterEach(async () => {
  await alarms.close();
  await desk.close();
});

/** Stores what somebody does to another, with the sentence that shows it. */
async function react(type: string, text: string, daysAgo: number, parties: { by: string; to: string }) {
  const writer = await openWriter(desk.door.database);
  const published_at = new Date(Date.now() - daysAgo * 86_400_000);
  const { id } = await buildArticle(writer.client, { text, published_at });
  const { by, to } = parties;
  const reaction = { article_id: id, type, stance: null, actors: [by], recipients: [to] };
  const { id: itemId } = await buildReaction(writer.client, reaction);
  await writer.append([{ kind: 'REACTION_ADDED', itemId }]);
  await writer.commit();
}

describe('an alert', () => {
  it('comes by subscription, webhook and feed, with what shows it, and without what does not alert', async () => {
    const { door, mailbox } = desk;
    const { reads } = door.database;
    const alerts = { kinds: ['CHANGED_POSITION', 'CHANGED_POSITION'], only: true };
    const monitor = await desk.addMonitor({ name: 'Turns', reactions: {}, alerts });
    const { secret } = await desk.addWebhook({ monitor });
    desk.deliver();
    const [by, to] = [
      (await buildActor(reads, { name: 'Ida Falk' })).id,
      (await buildActor(reads, { name: 'Ole Brandt' })).id,
    ];
    await react('AID', 'Falk sent Brandt a ferry.', 30, { by, to });
    await react('SANCTION', 'Falk took the ferry back.', 0, { by, to });
    await desk.untilTaken(1);
    const { type, data } = opened(mailbox.taken[0]!, secret);
    const item = {
      side: 'OPPOSED',
      actor: { name: 'Ida Falk' },
      counterpart: { name: 'Ole Brandt' },
      before: { evidence: { sentence: 'Falk sent Brandt a ferry.' } },
      now: { evidence: { sentence: 'Falk took the ferry back.' } },
    };
    expect(type).toBe('position.changed');
    expect(data.item).toMatchObject(item);

    const client = connect(door.webSocket);
    const { data: matched } = await askSocket(client, MATCHED, { id: monitor });
    await client.dispose();
    expect(matched.monitorMatched).toEqual({
      position: data.position,
      kind: 'CHANGED_POSITION',
      item: { __typename: 'ChangedPosition', ...item },
    });

    const { items } = parseJsonFeed(
      await (await fetch(`${door.origin}/monitors/${monitor}/feed.json`)).json(),
    );
    expect(items?.map(({ title, content_text }) => [title, content_text])).toEqual([
      [
        'Changed position: Ida Falk is now opposed towards Ole Brandt',
        'Before: Falk sent Brandt a ferry. Now: Falk took the ferry back.',
      ],
    ]);
    expect(alarms.raised).toBe(1);
  });

  it('that nothing could raise is refused', async () => {
    const alerts = { kinds: ['SPIKE', 'NEW_SPEAKER', 'CHANGED_POSITION'], minimum: 0 };
    const input = { name: 'Nothing', stories: {}, alerts };
    const { problems } = (await ask(desk.door.url, CREATE, { input })).data.result;
    expect(problems).toEqual([
      { field: 'alerts.kinds', code: 'NEEDS_FILTER' },
      { field: 'alerts.kinds', code: 'NEEDS_FILTER' },
      { field: 'alerts.kinds', code: 'NEEDS_FILTER' },
      { field: 'alerts.minimum', code: 'BAD_VALUE' },
    ]);
    const none = { name: 'Nothing', quotes: {}, alerts: { kinds: [] } };
    expect((await ask(desk.door.url, CREATE, { input: none })).data.result.problems).toEqual([
      { field: 'alerts.kinds', code: 'EMPTY' },
    ]);
  });
});
