import { timesOf } from '../../../pipeline/simulator/question.js';
import type { Asked, View } from './question.js';

type Entry = ReturnType<View['ledger']['all']>[number];

const ofEvent =
  (event: string) =>
  ({ name }: Entry) =>
    name === event;

/** An entry of a list, with how many records it shows. */
export interface Listed extends Asked {
  readonly limit: number;
}

/** Which records the lists of the boards are of. */
const lists: Readonly<Record<string, (entry: Entry) => boolean>> = {
  promptRecords: ofEvent('user_prompt'),
  requestRecords: ofEvent('api_request'),
  toolRecords: ofEvent('tool_result'),
  errorRecords: ofEvent('api_error'),
  modeRecords: ofEvent('permission_mode_changed'),
  refusedRecords: ({ name, own }) => name === 'tool_decision' && own['decision'] === 'reject',
  events: () => true,
};

/** The times a list shows in its first column: of the newest records, as many as it has room for. */
export function expectedTimes(asked: Listed, view: View): readonly string[] {
  const isListed = lists[asked.measure]!;
  const { from, to, chosen, ledger } = view;
  return ledger
    .all()
    .filter((entry) => entry.kind === 'event' && isListed(entry))
    .filter(({ common, own }) => {
      const session = own['session.id'] ?? common['session.id'];
      return asked.where['session'] === undefined || session === chosen['session'];
    })
    .flatMap((entry) => timesOf(entry, 'arrival'))
    .filter((at) => at > from && at <= to)
    .toSorted((a, b) => b - a)
    .slice(0, asked.limit)
    .map((at) => new Date(at).toISOString().slice(0, 19).replace('T', ' '));
}
