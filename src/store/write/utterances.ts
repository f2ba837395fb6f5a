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
  wording: Wording;
}

interface StoredUtterance extends Utterance {
  /** How long its words are in the database, UTF-16 code units: an article may carry more of them. */
  storedLength: number;
  firstCarriedAt: Date;
}

/** What the article that is being stored says, as far as it was found until now. */
export interface Sayings {
  /** Ids of utterances by the keys of the quotes. */
  ids: Map<string, string>;
  /** Utterances that were known, and that the article carries. */
  carried: Set<StoredUtterance>;
  /** Ids of all utterances that were compared with. */
  seen: Set<string>;
  /** Those that go in with the next flush. */
  added: Utterance[];
}

export function noSayings(): Sayings {
  return { ids: new Map(), carried: new Set(), seen: new Set(), added: [] };
}

/**
 * Finds for each quote the utterance that it is a cut of, among those of its speaker of the same days, or makes a new one.
 * A quote without a known speaker is an utterance of its own. Another article may do the same with the same words meanwhile:
 * `settleUtterances` has the last word.
 * @param found is filled
 */
export async function findUtterances(
  storing: Storing,
  sayings: readonly Saying[],
  found: Sayings,
): Promise<void> {
  const known = await candidates(storing, speakersOf(sayings));
  for (const { id } of known) found.seen.add(id);
  for (const { key, text, speakerId } of sayings) {
    const own: Utterance = { id: uuidv7(), text, speakerId, wording: wordingOf(text) };
    const before = firstLike(own, known);
    const utterance = before ?? firstLike(own, found.added) ?? own;
    if (before) found.carried.add(before);
    if (utterance === own) found.added.push(own);
    else keepLonger(utterance, own);
    found.ids.set(key, utterance.id);
  }
  storing.writes.insert(
    'utterance',
    found.added.map((utterance) => rowOf(utterance, storing.publishedAt)),
  );
}

/**
 * Joins what is new with what others have stored since it was looked for, and keeps the longest words and the earliest time of
 * what was known. Called by one transaction at a time, when the article's quotes are written.
 */
export async function settleUtterances(storing: Storing, found: Sayings): Promise<void> {
  const seen = [...found.seen, ...found.added.map(({ id }) => id)];
  const late = await candidates(storing, speakersOf(found.added), seen);
  const same = found.added.flatMap((own) => {
    const other = firstLike(own, late);
    return other ? [{ own, other }] : [];
  });
  if (same.length > 0) await joinWithLate(storing, same);
  for (const { own, other } of same) {
    keepLonger(other, own);
    found.carried.add(other);
  }
  await keepLongestAndEarliest(storing, [...found.carried]);
}

function speakersOf(sayings: readonly { speakerId: string | null }[]): string[] {
  return [...new Set(sayings.flatMap(({ speakerId }) => speakerId ?? []))];
}

function firstLike<U extends Utterance>(
  { speakerId, wording }: Utterance,
  others: readonly U[],
): U | undefined {
  if (speakerId === null) return undefined;
  return others.find((other) => other.speakerId === speakerId && sameWording(wording, other.wording));
}

function keepLonger(utterance: Utterance, { text, wording }: Utterance): void {
  if (text.length > utterance.text.length) Object.assign(utterance, { text, wording });
}

function rowOf({ id, text, speakerId }: Utterance, publishedAt: string): Row {
  return { id, text, speaker_id: speakerId, first_carried_at: publishedAt };
}

/** What the speakers said in the days of the article, latest first, but for what was seen before. */
async function candidates(
  { manager, publishedAt }: Storing,
  speakers: readonly string[],
  seen: readonly string[] = [],
): Promise<StoredUtterance[]> {
  if (speakers.length === 0) return [];
  const rows: Omit<StoredUtterance, 'wording' | 'storedLength'>[] = await manager.query(
    `select u.id, u.text, u.speaker_id as "speakerId", u.first_carried_at as "firstCarriedAt"
     from unnest($1::uuid[]) as speaker(id), lateral (
       select * from utterance u where u.speaker_id = speaker.id and u.id <> all($5::uuid[])
         and u.first_carried_at between $2::timestamptz - $3 * interval '1 day' and $2::timestamptz + $3 * interval '1 day'
       order by u.first_carried_at desc limit $4) u`,
    [speakers, publishedAt, WINDOW_DAYS, MOST_CANDIDATES, seen],
  );
  return rows.map((row) => ({ ...row, storedLength: row.text.length, wording: wordingOf(row.text) }));
}

async function joinWithLate(
  { manager }: Storing,
  same: readonly { own: Utterance; other: StoredUtterance }[],
): Promise<void> {
  const pairs = [same.map(({ own }) => own.id), same.map(({ other }) => other.id)];
  await manager.query(
    `update quote q set utterance_id = pair.other from unnest($1::uuid[], $2::uuid[]) as pair (own, other)
     where q.utterance_id = pair.own`,
    pairs,
  );
  await manager.query('delete from utterance where id = any($1)', [pairs[0]]);
}

async function keepLongestAndEarliest(
  { manager, publishedAt }: Storing,
  carried: readonly StoredUtterance[],
): Promise<void> {
  const moved = carried.filter(
    ({ text, storedLength, firstCarriedAt }) =>
      text.length > storedLength || Date.parse(publishedAt) < firstCarriedAt.getTime(),
  );
  if (moved.length === 0) return;
  await manager.query(
    `update utterance u set first_carried_at = least(u.first_carried_at, $3),
       text = case when length(m.text) > length(u.text) then m.text else u.text end
     from unnest($1::uuid[], $2::text[]) as m (id, text) where u.id = m.id`,
    [moved.map(({ id }) => id), moved.map(({ text }) => text), publishedAt],
  );
}
