import { befalls, type Conversation, type Mode } from './conversation.js';
import { log, type Happening } from './happening.js';

const usual: readonly Mode[] = ['default', 'plan', 'acceptEdits'];

/** Now and then somebody asks for more leave, or for less; the modes that ask for nothing are rare. */
export function* changeMode(talk: Conversation): Generator<Happening> {
  const { random, mode } = talk;
  const bold = befalls(talk, 4, 0.03);
  if (!bold && !random.chance(0.1)) return;
  const to = bold
    ? talk.aside.pick<Mode>(['bypassPermissions', 'auto'])
    : random.pick(usual.filter((one) => one !== mode));
  if (to === mode) return;
  yield log(talk.now, 'permissionModeChanged', {
    from_mode: mode,
    to_mode: to,
    trigger: triggerOf(mode, to, talk),
  });
  talk.mode = to;
  if (to === 'auto' && talk.aside.chance(0.3)) {
    const back = { from_mode: 'auto', to_mode: 'default', trigger: 'auto_gate_denied' };
    yield log(talk.now, 'permissionModeChanged', back);
    talk.mode = 'default';
  }
}

function triggerOf(from: Mode, to: Mode, { aside }: Conversation): string {
  if (to === 'auto') return 'auto_opt_in';
  return from === 'plan' && aside.chance(0.6) ? 'exit_plan_mode' : 'shift_tab';
}
