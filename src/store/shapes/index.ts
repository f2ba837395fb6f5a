import type { Shapes } from '../graph/shape.js';
import { actor, actorChange, actorDoubt, name, role } from './actor.js';
import { changedPosition, newSpeaker, spike } from './alert.js';
import {
  article,
  articleActor,
  evidence,
  mention,
  passage,
  quoteChange,
  reactionChange,
  review,
  revision,
  revisionChanges,
} from './article.js';
import { brief, briefDeed, briefSaying } from './brief.js';
import { feed, feedPush, refusedItem } from './feed.js';
import { monitor } from './monitor.js';
import { outlet } from './outlet.js';
import { quote, utterance } from './quote.js';
import { reaction, stanceCount, subject } from './reaction.js';
import { hourCount, story, storyActor } from './story.js';
import { deadLetter, webhook } from './webhook.js';

/** Every type of the graph that the database holds, by name. */
export const shapes: Shapes = Object.fromEntries(
  [
    outlet,
    feed,
    feedPush,
    refusedItem,
    article,
    articleActor,
    revision,
    revisionChanges,
    quoteChange,
    reactionChange,
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
    story,
    brief,
    briefSaying,
    briefDeed,
    storyActor,
    hourCount,
    monitor,
    webhook,
    deadLetter,
    spike,
    newSpeaker,
    changedPosition,
  ].map((shape) => [shape.type, shape]),
);
