import { expect, test } from 'vitest';
import {
  board,
  BoardError,
  customVariable,
  intervalVariable,
  labelValues,
  lokiTarget,
  prometheusTarget,
  queryAnnotation,
  queryVariable,
  row,
  stat,
  text,
  type Row,
} from '../../src/grafana/index.js';
import { events } from '../../src/logql/index.js';
import { metric } from '../../src/promql/index.js';
import { seen, stores, total } from './sample.js';

const up = metric('up', { kind: 'gauge' });
const panel = (options: object = {}) =>
  stat({ title: 'Visits', targets: [total], ...options } as Parameters<typeof stat>[0]);
const make = (options: object = {}) =>
  board({
    uid: 'x',
    title: 'Shops',
    variables: stores,
    rows: [row({ title: 'Now', panels: [panel()] })],
    ...options,
  });
const withRows = (...rows: Row[]) => make({ rows });

const faults: Record<string, { of: () => unknown; says: string }> = {
  'a uid with a dot and a slash': {
    of: () => make({ uid: '../x' }),
    says: 'Shops › uid\n  "../x" may hold only letters, digits, "-" and "_", at least one',
  },
  'an empty uid': {
    of: () => make({ uid: '' }),
    says: 'Shops › uid\n  "" may hold only letters, digits, "-" and "_", at least one',
  },
  'a uid of 41 characters': {
    of: () => make({ uid: 'a'.repeat(41) }),
    says: `Shops › uid\n  "${'a'.repeat(41)}" has 41 characters: Grafana takes 40`,
  },
  'an empty title': { of: () => make({ title: ' ' }), says: 'x › title\n  it is empty: a board needs one' },
  'a title over the limit': {
    of: () => make({ title: 'x'.repeat(5001) }),
    says: `${'x'.repeat(59)}… › title\n  it has 5001 characters: Grafana takes 5000`,
  },
  'a board without rows': {
    of: () => withRows(),
    says: 'Shops\n  the board has no panel: give it at least one',
  },
  'an empty row': {
    of: () => withRows(row({ title: 'Now', panels: [panel()] }), row({ title: 'Later', panels: [] })),
    says: 'Shops › Later\n  the row has no panel: take it out or fill it',
  },
  'a second row without a title': {
    of: () => withRows(row({ panels: [panel()] }), row({ panels: [panel({ title: 'Other' })] })),
    says: 'Shops › row without a title\n  only the first row can do without a title',
  },
  'a collapsed row without a title': {
    of: () => withRows(row({ collapsed: true, panels: [panel()] })),
    says: 'Shops › row without a title\n  a collapsed row shows its title only: give it one',
  },
  '500 panels': {
    of: () =>
      withRows(
        row({ panels: Array.from({ length: 500 }, (_, index) => panel({ title: `Visits ${index}` })) }),
      ),
    says: 'Shops\n  500 panels are more than a browser shows well (200): split the board',
  },
  'two panels of one name': {
    of: () => withRows(row({ title: 'Now', panels: [panel()] }), row({ title: 'Later', panels: [panel()] })),
    says: 'Shops › Visits\n  two panels are called so (rows "Now" and "Later"): give one a key',
  },
  'a text without a title or a key': {
    of: () => withRows(row({ panels: [text({ markdown: 'hello' })] })),
    says: 'Shops › a text panel\n  a panel without a title needs a key: its id is made of it',
  },
  'a panel’s title over the limit': {
    of: () => withRows(row({ panels: [panel({ title: 'y'.repeat(5001) })] })),
    says: `Shops › ${'y'.repeat(59)}… › title\n  it has 5001 characters: Grafana takes 5000`,
  },
  'a panel of 25 columns': {
    of: () => withRows(row({ panels: [panel({ size: { width: 25 } })] })),
    says: 'Shops › Visits › width\n  25 is not a whole number from 1 to 24',
  },
  'a panel of no height': {
    of: () => withRows(row({ panels: [panel({ size: { height: 0 } })] })),
    says: 'Shops › Visits › height\n  0 is not a whole number from 1 to 100',
  },
  'half a column': {
    of: () => withRows(row({ panels: [panel({ size: { width: 1.5 } })] })),
    says: 'Shops › Visits › width\n  1.5 is not a whole number from 1 to 24',
  },
  'a panel that asks nothing': {
    of: () => withRows(row({ panels: [panel({ targets: [] })] })),
    says: 'Shops › Visits\n  the panel asks nothing: give it a target',
  },
  'two queries with one letter': {
    of: () => {
      const a = prometheusTarget({ expr: up, kind: 'instant', refId: 'A' });
      return withRows(row({ panels: [panel({ targets: [a, a] })] }));
    },
    says: 'Shops › Visits › A\n  two queries have this letter: rename one',
  },
  'thresholds out of order': {
    of: () => {
      const steps = [
        { from: 2, color: 'red' },
        { from: 1, color: 'green' },
      ];
      return withRows(row({ panels: [panel({ thresholds: { base: 'blue', steps } })] }));
    },
    says: 'Shops › Visits › thresholds\n  step 1 stands after 2: let them ascend',
  },
  'a target without a data source': {
    of: () => make({ variables: stores.slice(0, 1), rows: [row({ panels: [panel({ targets: [seen] })] })] }),
    says:
      'Shops › Visits › A\n' +
      "  no variable offers a data source for loki: add dataSourceVariable({ name: ..., type: 'loki' })",
  },
  'a drop-down without a data source': {
    of: () => {
      const logPanel = panel({ targets: [seen] });
      const variables = [...stores.slice(1), queryVariable({ name: 'shop', query: labelValues(up, 'shop') })];
      return make({ variables, rows: [row({ panels: [logPanel] })] });
    },
    says:
      'Shops › $shop\n' +
      "  no variable offers a data source for prometheus: add dataSourceVariable({ name: ..., type: 'prometheus' })",
  },
  'an annotation without a data source': {
    of: () => {
      const mark = queryAnnotation({ name: 'Orders', target: lokiTarget({ expr: events({ app: 'x' }) }) });
      return make({ variables: stores.slice(0, 1), annotations: [mark] });
    },
    says:
      'Shops › Orders\n' +
      "  no variable offers a data source for loki: add dataSourceVariable({ name: ..., type: 'loki' })",
  },
  'two variables of one name': {
    of: () => make({ variables: [...stores, stores[0]!] }),
    says: 'Shops › $metrics\n  two variables have this name: rename one',
  },
  'a variable with a name of Grafana’s own': {
    of: () => make({ variables: [...stores, customVariable({ name: '__range', options: ['a'] })] }),
    says: 'Shops › $__range\n  a name is letters, digits and "_", and does not start with a digit or "__"',
  },
  'a custom variable that offers nothing': {
    of: () => make({ variables: [...stores, customVariable({ name: 'a', options: [] })] }),
    says: 'Shops › $a\n  it offers nothing: give it options',
  },
  'a custom value that Grafana cannot read': {
    of: () => make({ variables: [...stores, customVariable({ name: 'a', options: ['x', ''] })] }),
    says:
      'Shops › $a\n' +
      '  "" can\'t be written in a custom variable: no empty text, no blank at the ends, no "\\" at the end, no ":" by itself',
  },
  'an interval variable that offers nothing': {
    of: () => make({ variables: [...stores, intervalVariable({ name: 'a', steps: [] })] }),
    says: 'Shops › $a\n  it offers nothing: give it steps',
  },
};

test.each(Object.entries(faults))('%s is refused, with its place', (_, { of, says }) => {
  expect(of).toThrow(BoardError);
  expect(of).toThrow(expect.objectContaining({ message: says }));
});

test('at the limits a board is made', () => {
  const panels = Array.from({ length: 200 }, (_, index) => panel({ title: `Visits ${index}` }));
  expect(
    make({ uid: 'a'.repeat(40), title: 'x'.repeat(5000), rows: [row({ panels })] }).rows[0]!.panels,
  ).toHaveLength(200);
});
