import type { Overlap, StoryIndex, StoryState } from '../../src/store/stories/clusterer.js';
import type { Vector } from '../../src/store/stories/terms.js';

export class MemoryIndex implements StoryIndex {
  constructor(windowMs: number);
  readonly stories: Map<string, StoryState>;
  whereIs(id: string): string;
  learn(words: string[]): Promise<{ articles: number; having: Map<string, number> }>;
  overlaps(vector: Vector, at: number, but?: string): Promise<Overlap[]>;
  open(): Promise<string>;
  add(story: StoryState, vector: Vector): Promise<void>;
  vectorOf(id: string): Promise<Vector>;
  merge(into: StoryState, from: StoryState): Promise<number>;
}
