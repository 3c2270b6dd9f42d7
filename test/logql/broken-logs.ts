import type { Broken } from './broken.js';

/** Broken selectors, stages and filters. */
export const brokenLogs: readonly Broken[] = [
  ['', 1, 'the query is empty: start with a stream selector such as {app="x"}'],
  [
    '{service_name}',
    14,
    'expected =, !=, =~ or !~ before "}": streams are chosen by the text of their labels',
  ],
  ['{service_name=app}', 15, 'expected a text in quotes before "app": write "app"'],
  ['{service_name="app"', 20, 'expected "," or "}" before the end: the stream selector is not closed'],
  ['{service_name=$svc}', 15, 'expected a text in quotes before "$svc": write "$svc"'],
  [
    '{service_name="app",}',
    21,
    'expected a label name before "}": no comma stands before the closing bracket',
  ],
  ['{service.name="app"}', 9, 'names have no dots in Loki: it writes "_" for each, as in event_name'],
  ["{service_name='app'}", 15, 'a text stands in double quotes or back quotes, not in single ones'],
  [
    '{by="x"}',
    2,
    '"by" is a word of the language and cannot be a label name; rename it with label_format at the source',
  ],
  [
    '{"service_name"="app"}',
    2,
    'expected a label name before the text "service_name": names stand without quotes',
  ],
  [
    '{}',
    1,
    'Loki refuses a selector that would read every stream: add one that matches some text, such as app="x" or app=~".+"',
  ],
  [
    '{service_name=~".*"}',
    1,
    'Loki refuses a selector that would read every stream: add one that matches some text, such as app="x" or app=~".+"',
  ],
  ['{service_name=~"a("}', 18, 'this "(" is never closed with ")"'],
  ['{service_name="a\\.b"}', 17, '"\\." is no escape: write \\\\. for a backslash, or quote with `'],
  [
    '{service_name="app} |= "x"',
    26,
    'this text never ends: a " is missing, here or before (a line break inside is written \\n)',
  ],
  ['{service_name="app"} |= error', 25, 'expected a text in quotes before "error": write "error"'],
  [
    '{service_name="app"} | "error"',
    24,
    'expected a stage or a label filter before the text "error": to search the line write |= and not |',
  ],
  [
    '{service_name="app"} "error"',
    22,
    'expected the end before the text "error": to search the line write |= "error"',
  ],
  ['{service_name="app"} | jsn', 24, 'there is no stage "jsn": did you mean json?'],
  ['{service_name="app"} | cost == "5"', 32, 'a text is compared with "=", not "==": write ="5"'],
  [
    '{service_name="app"} | cost > "5"',
    31,
    'a text cannot be compared with >: leave out the quotes to compare numbers, durations or sizes',
  ],
  [
    '{service_name="app"} | model = opus',
    32,
    'expected a text in quotes, a number, a duration or a size before "opus": write "opus"',
  ],
  ['{service_name="app"} | took > 5x', 31, '"5x" is neither a number, a duration (5s) nor a size (5MB)'],
  ['{service_name="app"} | json a="$.b"', 32, 'a path starts with a field and not with "$"'],
  [
    '{service_name="app"} | line_format "{{.a | uper}}"',
    44,
    'templates know no function "uper": did you mean upper?',
  ],
  ['{service_name="app"} | line_format "{{if .a}}x"', 37, 'this {{if}} is never closed with {{end}}'],
  ['{service_name="app"} | pattern "<a><b>"', 36, 'two captures stand side by side: put a text between them'],
  [
    '{service_name="app"} | regexp "took=(\\\\d+)"',
    32,
    'the regular expression needs a group with a name: (?P<name>...)',
  ],
  [
    '{service_name="app"} | label_format a',
    38,
    'expected "=" before the end: label_format sets a label: name="{{.other}}" or name=other',
  ],
  [
    '{service_name="app"} | unwrap cost',
    24,
    'unwrap stands inside a range aggregation: sum_over_time({...} | unwrap cost [5m])',
  ],
  [
    '{service_name="app"} | addr = ip("10.0.0.300")',
    35,
    '"10.0.0.300" is no address: write an address (10.0.0.1), a network (10.0.0.0/8) or a range (10.0.0.1-10.0.0.9)',
  ],
  [
    '{service_name=~"${svc:regex}"}',
    16,
    'the :regex format breaks on every dot inside double quotes: write "$name", or use back quotes',
  ],
  ['1 2', 3, 'expected the end before "2": an operator is missing between the two'],
  [
    '{service_name="app"} | model="a" or',
    36,
    'expected a label name before the end: a label filter starts with the name of a label',
  ],
  [
    '{service_name="app"} |~ "(?!x)y"',
    26,
    'RE2 has no look-around and no other "(?": use (?:...), (?P<name>...) or (?i)',
  ],
];
