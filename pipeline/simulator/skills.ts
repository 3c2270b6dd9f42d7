import { named, type Conversation } from './conversation.js';
import { log, type Happening } from './happening.js';
import { marketplace, pluginName, pluginsOf } from './plugins.js';

/** A skill at work, under the names that counters and requests give it. */
export type Skill = {
  readonly name: string;
  readonly plugin: string | undefined;
  readonly marketplace: string | undefined;
};

/** A skill is used: a bundled one, one of a plugin, or one's own, which events mask and counters do not. */
export function* activate(talk: Conversation): Generator<Happening, Skill> {
  const { random, aside } = talk;
  const own = random.chance(0.4);
  const bundled = own ? 'release-notes' : random.pick(['simplify', 'debug']);
  const [plugin] = pluginsOf(talk);
  const lent = plugin !== undefined && aside.chance(0.5) ? plugin : undefined;
  const name = lent ? (lent.official ? 'commit' : named(talk, 'house-style', 'third-party')) : bundled;
  const masked = lent ? !lent.official : own;
  const from = {
    plugin: lent && pluginName(talk, lent),
    marketplace: lent?.official ? marketplace : undefined,
  };
  yield log(talk.now, 'skillActivated', {
    'skill.name': masked ? named(talk, lent ? 'house-style' : bundled, 'custom_skill') : name,
    invocation_trigger: random.pick(['user-slash', 'claude-proactive']),
    'skill.source': lent ? 'plugin' : own ? 'userSettings' : 'bundled',
    'plugin.name': from.plugin,
    'marketplace.name': from.marketplace,
    'prompt.id': talk.prompt,
  });
  return { name, ...from };
}
