import type { Shapes } from '../graph/shape.js';
import { actor, actorChange, actorDoubt, name, role } from './actor.js';
import { article, articleActor, evidence, mention, passage, review, revision } from './article.js';
import { outlet } from './outlet.js';
import { quote, utterance } from './quote.js';
import { reaction, stanceCount, subject } from './reaction.js';

/** Every type of the graph that the database holds, by name. */
export const shapes: Shapes = Object.fromEntries(
  [
    outlet,
    article,
    articleActor,
    revision,
    passage,
    evidence,
    review,
    mention,
    actor,
    actorChange,
    actorDoubt,
    name,
    role,
    quote,
    utterance,
    reaction,
    subject,
    stanceCount,
  ].map((shape) => [shape.type, shape]),
);
