import { excerpt, whereOf, type Finding, type Subject } from '../../src/check/index.js';
import { metricOf } from '../catalog/index.js';

/** A function that reads growth between two samples, and the counter it is asked of. */
const growth = /\b(increase|rate|irate|delta|idelta)\s*\(\s*(?:\{\s*)?"?([A-Za-z_][\w.:]*)"?/g;

/** These counters are born with their first value, which growth between samples leaves out. */
export function birthsLost(board: Subject): readonly Finding[] {
  return board.panels.flatMap((panel) =>
    panel.targets
      .filter(({ engine }) => engine === 'prometheus')
      .flatMap((target) =>
        [...target.text.matchAll(growth)]
          .filter(([, , name]) => metricOf(name!) !== undefined)
          .map((found) => {
            const [, call] = found;
            return {
              rule: 'births-lost',
              severity: 'error' as const,
              where: whereOf(board, panel, target),
              message:
                `These counters are born with their first value: ${call}() leaves it out (8 to 28 % of cost, ` +
                'all of a one-export session). Ask for the last value less the one before the range, as ' +
                'cost.total() does, or sum over api_request events.',
              excerpt: excerpt(target.text, { from: found.index, to: found.index + call!.length }),
            };
          }),
      ),
  );
}
