import type { Holding, Told } from '../../store/alerts/positions.js';

/** A turn: what was held, and what is held now. */
export interface PositionTurn {
  before: Holding;
  now: Holding;
  /** Articles that show the old position one after another, up to `CONFIRMING`. */
  earlier: number;
}

/** So many articles before a turn have to show the old position, as far as there are so many. */
const CONFIRMING = 3;

/**
 * The turns that the reaction which was asked about makes, or brings to light where it comes late: it is the first of a new
 * position, or it shows the position before one that is known. An article that shows both sides shows none.
 * @param holdings of all actors of that reaction
 * @param told turns that are known; none of them is given again
 * @param since turns in articles that were published before are left out
 */
export function turnsOf(holdings: readonly Holding[], told: readonly Told[], since: Date): PositionTurn[] {
  const turns: PositionTurn[] = [];
  for (const line of linesOf(holdings).values()) {
    const asked = line.findIndex(({ isAsked }) => isAsked);
    if (asked < 0) continue;
    const candidates = [asked, line.findIndex(({ side }, at) => at > asked && side !== line[asked]!.side)];
    for (const at of candidates.filter((place) => place >= 0)) {
      const now = line[at]!;
      const earlier = line.slice(Math.max(0, at - CONFIRMING), at);
      const before = earlier.at(-1);
      if (!before || earlier.some(({ side }) => side === now.side)) continue;
      if (!now.isTaken || now.publishedAt < since || told.some((one) => isTold(one, before, now))) continue;
      turns.push({ before, now, earlier: earlier.length });
    }
  }
  return turns;
}

/** What each actor shows on each subject and towards each counterpart, one holding an article, published first first. */
function linesOf(holdings: readonly Holding[]): Map<string, Holding[]> {
  const byLine = new Map<string, Map<string, Holding[]>>();
  for (const holding of holdings) {
    const key = aboutOf(holding);
    const articles = byLine.get(key) ?? new Map<string, Holding[]>();
    byLine.set(key, articles);
    articles.set(holding.articleId, [...(articles.get(holding.articleId) ?? []), holding]);
  }
  const lines = [...byLine].map(([key, articles]): [string, Holding[]] => {
    const clear = [...articles.values()].filter((of) => of.every(({ side }) => side === of[0]!.side));
    const line = clear.map(
      (of) => of.find(({ isAsked }) => isAsked) ?? of.find(({ isTaken }) => isTaken) ?? of[0]!,
    );
    return [
      key,
      line.sort(
        (a, b) => a.publishedAt.getTime() - b.publishedAt.getTime() || (a.reactionId < b.reactionId ? -1 : 1),
      ),
    ];
  });
  return new Map(lines);
}

/** Whether a turn was told of: one to the same side, since the old position was last shown. */
function isTold(told: Told, before: Holding, now: Holding): boolean {
  return aboutOf(told) === aboutOf(now) && told.side === now.side && told.publishedAt >= before.publishedAt;
}

function aboutOf({
  actorId,
  subjectId,
  counterpartId,
}: Pick<Holding, 'actorId' | 'subjectId' | 'counterpartId'>) {
  return `${actorId} ${subjectId} ${counterpartId}`;
}
