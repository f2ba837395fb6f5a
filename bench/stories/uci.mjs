import { createHash } from 'node:crypto';
import { place, WINDOW_MS } from '../../dist/src/store/stories/clusterer.js';
import { termsOf } from '../../dist/src/store/stories/terms.js';
import { textOf } from '../read/load.mjs';
import { bCubed } from './b-cubed.mjs';
import { MemoryIndex } from './memory-index.mjs';
import { secondsSince } from './table.mjs';

const FILE = 'uci-news-aggregator/uci-news-aggregator.csv';

/**
 * Scores the clusterer on headlines alone. The set's times are those of its crawl, which took one story after the other; so
 * it is also scored with headlines and times shuffled against each other, where stories come interleaved as news do.
 * @returns {Promise<import('./table.mjs').Row[]>}
 */
export async function scoreUci({ data }) {
  const all = headlinesOf(data);
  const parts = [
    ['the half that the figures were chosen on', all.filter(({ story }) => isChosenOn(story))],
    ['the half held out', all.filter(({ story }) => !isChosenOn(story))],
    ['all', all],
  ];
  const rows = [];
  for (const [name, part] of parts) {
    rows.push(await rowOf(`UCI, ${name}`, part), await rowOf(`UCI, ${name}, shuffled`, shuffled(part)));
  }
  return rows;
}

async function rowOf(set, headlines) {
  const started = process.cpuUsage();
  const found = await cluster(headlines);
  const seconds = secondsSince(started);
  const score = bCubed(headlines.map(({ story }, i) => ({ gold: story, found: found[i] })));
  return { set, items: headlines.length, ...score, rate: headlines.length / seconds };
}

async function cluster(headlines) {
  const index = new MemoryIndex(WINDOW_MS);
  const ids = [];
  for (const { title, at } of headlines) {
    ids.push((await place(index, termsOf({ title, text: '', language: 'en' }), at)).story.id);
  }
  return ids.map((id) => index.whereIs(id));
}

/** In the order of their times. */
function headlinesOf(data) {
  const [, ...lines] = textOf(data, FILE).split('\n');
  return lines
    .map((line) => [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|\r?$)/g)].map(([, cell]) => unquoted(cell)))
    .filter((cells) => Number(cells[7]) > 0)
    .map((cells) => ({ id: Number(cells[0]), title: cells[1], story: cells[5], at: Number(cells[7]) }))
    .sort((a, b) => a.at - b.at || a.id - b.id);
}

function unquoted(cell) {
  return cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
}

/** Halves by stories, not by headlines: a story is wholly in one. */
function isChosenOn(story) {
  return createHash('sha1').update(story).digest()[0] % 2 === 0;
}

/** The same headlines in another order, the same each time, at the times that the set has. */
function shuffled(headlines) {
  let state = 1;
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const order = [...headlines];
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order.map((headline, i) => ({ ...headline, at: headlines[i].at }));
}
