import { activeUsers } from '../../queries/measures/index.js';
import { ask, askBars } from './numbers-ask.js';
import { counted, sum, type Finding, type World } from './numbers-findings.js';
import { day, type Asking } from './numbers-ranges.js';

/** People of a range, of each day in it, and of the last day, week and month before its end. */
export async function people(world: World, ranges: readonly Asking[]): Promise<Finding[]> {
  const { engine, pipeline, truth } = world;
  const found: Finding[] = [];
  for (const range of ranges) {
    const inRange = activeUsers.distinct();
    found.push(
      counted(world, {
        what: 'activeUsers',
        range,
        shown: sum((await ask(engine, inRange, pipeline, range)).groups),
        real: { [world.reach(inRange)]: truth.distinct('tokens', world.reach(inRange), range, 'user') },
      }),
    );
    if (range.aligned && range.from % day === 0 && range.to % day === 0)
      found.push(...(await days(world, range)));
  }
  for (const range of ranges.filter(({ length }) => length === '30 d')) {
    for (const window of ['1d', '7d', '30d'] as const) {
      const asked = activeUsers.distinct({ window });
      const from = range.to - Number.parseInt(window, 10) * day;
      const real = truth.distinct('tokens', world.reach(asked), { from, to: range.to }, 'user');
      const shown = sum((await ask(engine, asked, pipeline, range)).groups);
      found.push(
        counted(world, {
          what: `activeUsers of the last ${window}`,
          range,
          shown,
          real: { [world.reach(asked)]: real },
        }),
      );
    }
  }
  return found;
}

/** Each bar of a day against that day: the worst of a range. */
async function days(world: World, range: Asking): Promise<Finding[]> {
  const { engine, pipeline, truth } = world;
  const asked = activeUsers.perStep('1d');
  const bars = await askBars(engine, asked, pipeline, { ...range, step: day });
  const found: Finding[] = [];
  for (let from = range.from; from < range.to; from += day) {
    const clock = world.reach(asked);
    const real = truth.distinct('tokens', clock, { from, to: from + day }, 'user');
    found.push(
      counted(world, {
        what: 'activeUsers, a bar a day',
        range,
        shown: bars.get(from) ?? 0,
        real: { [clock]: real },
      }),
    );
  }
  return found;
}
