import { mainModel, type Model } from './models.js';
import type { Process } from './process.js';
import type { Random } from './random.js';
import { traits, type Traits } from './releases.js';

/** What a running process remembers while somebody works with it. */
export type Conversation = {
  readonly process: Process;
  readonly random: Random;
  readonly traits: Traits;
  readonly model: Model;
  readonly effort: 'low' | 'medium' | 'high' | 'xhigh';
  readonly fast: boolean;
  readonly largeContext: boolean;
  readonly languages: readonly string[];
  readonly hooks: boolean;
  /** The moment reached. */
  now: number;
  /** The prompt being worked on. */
  prompt: string | undefined;
  /** Tokens the cache holds. */
  context: number;
  /** Where leave is asked for, or not. */
  mode: 'default' | 'plan' | 'acceptEdits';
};

const stacks: readonly (readonly string[])[] = [
  ['TypeScript', 'JSON', 'Markdown'],
  ['Python', 'YAML', 'unknown'],
  ['Go', 'Markdown', 'unknown'],
  ['Swift', 'Kotlin', 'unknown'],
];

export function conversation(process: Process, random: Random): Conversation {
  const habits = random.fork('habits');
  return {
    process,
    random,
    traits: traits(process.release),
    model: mainModel(habits),
    effort: habits.pick(['low', 'medium', 'medium', 'high', 'xhigh']),
    fast: habits.chance(0.05),
    largeContext: process.person.has('largeContext'),
    languages: stacks[process.person.index % stacks.length]!,
    hooks: process.person.index % 3 === 0,
    now: process.start,
    prompt: undefined,
    context: 14_000,
    mode: 'default',
  };
}
