import { v7 as uuidv7 } from 'uuid';
import type { Row } from './rows.js';
import { sameWording, type Wording, wordingOf } from './same-saying.js';
import type { Storing } from './storing.js';

/** How far apart two articles may be published and still carry the same saying, days. */
const WINDOW_DAYS = 7;
/** How many utterances of one speaker are compared with, newest first. */
const MOST_CANDIDATES = 200;

interface Saying {
  key: string;
  text: string;
  speakerId: string | null;
}

interface Utterance {
  id: string;
  text: string;
  speakerId: string | null;
  isNew: boolean;
  wording: Wording;
}

/**
 * Finds for each quote the utterance that it is a cut of, among those of its speaker of the same days, or stores a new one.
 * A quote without a known speaker is an utterance of its own. Called by one transaction at a time: two articles that carry one new
 * saying at once must not store it twice.
 * @returns ids of utterances by the keys of the quotes
 */
export async function resolveUtterances(
  storing: Storing,
  sayings: readonly Saying[],
): Promise<Map<string, string>> {
  const known = await candidates(storing, sayings);
  const ids = new Map<string, string>();
  const grown: Utterance[] = [];
  for (const { key, text, speakerId } of sayings) {
    const wording = wordingOf(text);
    const match =
      speakerId === null
        ? undefined
        : known.find((other) => other.speakerId === speakerId && sameWording(wording, other.wording));
    const utterance = match ?? { id: uuidv7(), text, speakerId, isNew: true, wording };
    if (!match) known.push(utterance);
    if (text.length > utterance.text.length) {
      utterance.text = text;
      utterance.wording = wording;
      grown.push(utterance);
    }
    ids.set(key, utterance.id);
  }
  const added = known.filter(({ isNew }) => isNew);
  const used = new Set(ids.values());
  storing.writes.insert(
    'utterance',
    added.map((utterance) => rowOf(utterance, storing.publishedAt)),
  );
  await keepLongestAndEarliest(
    storing,
    known.filter(({ id, isNew }) => !isNew && used.has(id)),
    grown,
  );
  return ids;
}

function rowOf({ id, text, speakerId }: Utterance, publishedAt: string): Row {
  return { id, text, speaker_id: speakerId, first_carried_at: publishedAt };
}

async function candidates(
  { manager, publishedAt }: Storing,
  sayings: readonly Saying[],
): Promise<Utterance[]> {
  const speakers = [...new Set(sayings.flatMap(({ speakerId }) => speakerId ?? []))].sort();
  if (speakers.length === 0) return [];
  const rows: { id: string; text: string; speakerId: string }[] = await manager.query(
    `select u.id, u.text, u.speaker_id as "speakerId"
     from unnest($1::uuid[]) as speaker(id), lateral (
       select * from utterance u where u.speaker_id = speaker.id
         and u.first_carried_at between $2::timestamptz - $3 * interval '1 day' and $2::timestamptz + $3 * interval '1 day'
       order by u.first_carried_at desc limit $4) u`,
    [speakers, publishedAt, WINDOW_DAYS, MOST_CANDIDATES],
  );
  return rows.map((row) => ({ ...row, isNew: false, wording: wordingOf(row.text) }));
}

async function keepLongestAndEarliest(
  { manager, publishedAt }: Storing,
  carried: readonly Utterance[],
  grown: readonly Utterance[],
): Promise<void> {
  if (carried.length === 0) return;
  await manager.query(
    `update utterance u set
       first_carried_at = least(u.first_carried_at, $2),
       text = coalesce((select g.text from jsonb_to_recordset($3::jsonb) as g(id uuid, text text) where g.id = u.id), u.text)
     where u.id = any($1) and (u.first_carried_at > $2 or u.id = any($4))`,
    [
      carried.map(({ id }) => id),
      publishedAt,
      JSON.stringify(grown.map(({ id, text }) => ({ id, text }))),
      grown.map(({ id }) => id),
    ],
  );
}
