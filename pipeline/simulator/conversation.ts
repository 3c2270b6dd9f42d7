import type { ClientSettings } from './client-settings.js';
import { mainModel, type Model } from './models.js';
import type { Process } from './process.js';
import type { Random } from './random.js';
import { traits, type Traits } from './releases.js';

export type Mode = 'default' | 'plan' | 'acceptEdits' | 'auto' | 'bypassPermissions';

/** What a running process remembers while somebody works with it. */
export type Conversation = {
  readonly process: Process;
  readonly random: Random;
  /** Chance for what only events tell of, so that it never shifts what is counted. */
  readonly aside: Random;
  readonly client: ClientSettings;
  readonly traits: Traits;
  readonly model: Model;
  readonly effort: 'low' | 'medium' | 'high' | 'xhigh';
  readonly fast: boolean;
  readonly largeContext: boolean;
  readonly languages: readonly string[];
  readonly hooks: boolean;
  /** Comes with hooks of its own, which report numbers. */
  readonly hookPlugin: boolean;
  /** The moment reached. */
  now: number;
  /** The prompt being worked on. */
  prompt: string | undefined;
  /** Tokens the cache holds. */
  context: number;
  /** Where leave is asked for, or not. */
  mode: Mode;
  /** The system prompt has been logged. */
  begun: boolean;
};

const stacks: readonly (readonly string[])[] = [
  ['TypeScript', 'JSON', 'Markdown'],
  ['Python', 'YAML', 'unknown'],
  ['Go', 'Markdown', 'unknown'],
  ['Swift', 'Kotlin', 'unknown'],
];

export function conversation(process: Process, random: Random, client: ClientSettings): Conversation {
  const habits = random.fork('habits');
  return {
    process,
    random,
    aside: random.fork('aside'),
    client,
    traits: traits(process.release),
    model: mainModel(habits),
    effort: habits.pick(['low', 'medium', 'medium', 'high', 'xhigh']),
    fast: habits.chance(0.05),
    largeContext: process.person.has('largeContext'),
    languages: stacks[process.person.index % stacks.length]!,
    hooks: process.person.index % 3 === 0,
    hookPlugin: process.person.index % 6 === 3,
    now: process.start,
    prompt: undefined,
    context: 14_000,
    mode: 'default',
    begun: false,
  };
}

/** A true name where tool details are open, else what the client writes instead. */
export const named = ({ client }: Conversation, name: string, masked: string): string =>
  client.OTEL_LOG_TOOL_DETAILS ? name : masked;

/** A text for an attribute that only tool details open. */
export const detail = ({ client }: Conversation, text: string): string | undefined =>
  client.OTEL_LOG_TOOL_DETAILS ? text : undefined;

/** True in the first session of every fifth person, else by chance: rare things happen in small fleets too. */
export const befalls = ({ aside, process }: Conversation, fifth: number, chance: number): boolean =>
  (process.person.index % 5 === fifth && process.nth === 1) || aside.chance(chance);
