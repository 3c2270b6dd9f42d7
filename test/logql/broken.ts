/** Broken queries, and what a person reads about each. */
export const broken: readonly (readonly [query: string, said: string])[] = [
  [
    ``,
    `1:1  the query is empty: start with a stream selector such as {app="x"}
  
  ^`,
  ],
  [
    `{service_name}`,
    `1:14  expected =, !=, =~ or !~ before "}": streams are chosen by the text of their labels
  {service_name}
               ^`,
  ],
  [
    `{service_name=app}`,
    `1:15  expected a text in quotes before "app": write "app"
  {service_name=app}
                ^`,
  ],
  [
    `{service_name="app"`,
    `1:20  expected "," or "}" before the end: the stream selector is not closed
  {service_name="app"
                     ^`,
  ],
  [
    `{service_name=$svc}`,
    `1:15  expected a text in quotes before "$svc": write "$svc"
  {service_name=$svc}
                ^`,
  ],
  [
    `{service_name="app",}`,
    `1:21  expected a label name before "}": no comma stands before the closing bracket
  {service_name="app",}
                      ^`,
  ],
  [
    `{service.name="app"}`,
    `1:9  names have no dots in Loki: it writes "_" for each, as in event_name
  {service.name="app"}
          ^`,
  ],
  [
    `{service_name='app'}`,
    `1:15  a text stands in double quotes or back quotes, not in single ones
  {service_name='app'}
                ^`,
  ],
  [
    `{by="x"}`,
    `1:2  "by" is a word of the language and cannot be a label name; rename it with label_format at the source
  {by="x"}
   ^`,
  ],
  [
    `{"service_name"="app"}`,
    `1:2  expected a label name before the text "service_name": names stand without quotes
  {"service_name"="app"}
   ^`,
  ],
  [
    `{}`,
    `1:1  Loki refuses a selector that would read every stream: add one that matches some text, such as app="x" or app=~".+"
  {}
  ^`,
  ],
  [
    `{service_name=~".*"}`,
    `1:1  Loki refuses a selector that would read every stream: add one that matches some text, such as app="x" or app=~".+"
  {service_name=~".*"}
  ^`,
  ],
  [
    `{service_name=~"a("}`,
    `1:18  this "(" is never closed with ")"
  {service_name=~"a("}
                   ^`,
  ],
  [
    `{service_name="a\\.b"}`,
    `1:17  "\\." is no escape: write \\\\. for a backslash, or quote with \`
  {service_name="a\\.b"}
                  ^`,
  ],
  [
    `{service_name="app} |= "x"`,
    `1:26  this text never ends: a " is missing, here or before (a line break inside is written \\n)
  {service_name="app} |= "x"
                           ^`,
  ],
  [
    `{service_name="app"} |= error`,
    `1:25  expected a text in quotes before "error": write "error"
  {service_name="app"} |= error
                          ^`,
  ],
  [
    `{service_name="app"} | "error"`,
    `1:24  expected a stage or a label filter before the text "error": to search the line write |= and not |
  {service_name="app"} | "error"
                         ^`,
  ],
  [
    `{service_name="app"} "error"`,
    `1:22  expected the end before the text "error": to search the line write |= "error"
  {service_name="app"} "error"
                       ^`,
  ],
  [
    `{service_name="app"} | jsn`,
    `1:24  there is no stage "jsn": did you mean json?
  {service_name="app"} | jsn
                         ^`,
  ],
  [
    `{service_name="app"} | cost == "5"`,
    `1:32  a text is compared with "=", not "==": write ="5"
  {service_name="app"} | cost == "5"
                                 ^`,
  ],
  [
    `{service_name="app"} | cost > "5"`,
    `1:31  a text cannot be compared with >: leave out the quotes to compare numbers, durations or sizes
  {service_name="app"} | cost > "5"
                                ^`,
  ],
  [
    `{service_name="app"} | model = opus`,
    `1:32  expected a text in quotes, a number, a duration or a size before "opus": write "opus"
  {service_name="app"} | model = opus
                                 ^`,
  ],
  [
    `{service_name="app"} | took > 5x`,
    `1:31  "5x" is neither a number, a duration (5s) nor a size (5MB)
  {service_name="app"} | took > 5x
                                ^`,
  ],
  [
    `{service_name="app"} | json a="$.b"`,
    `1:32  a path starts with a field and not with "$"
  {service_name="app"} | json a="$.b"
                                 ^`,
  ],
  [
    `{service_name="app"} | line_format "{{.a | uper}}"`,
    `1:44  templates know no function "uper": did you mean upper?
  {service_name="app"} | line_format "{{.a | uper}}"
                                             ^`,
  ],
  [
    `{service_name="app"} | line_format "{{if .a}}x"`,
    `1:37  this {{if}} is never closed with {{end}}
  {service_name="app"} | line_format "{{if .a}}x"
                                      ^`,
  ],
  [
    `{service_name="app"} | pattern "<a><b>"`,
    `1:36  two captures stand side by side: put a text between them
  {service_name="app"} | pattern "<a><b>"
                                     ^`,
  ],
  [
    `{service_name="app"} | regexp "took=(\\\\d+)"`,
    `1:32  the regular expression needs a group with a name: (?P<name>...)
  {service_name="app"} | regexp "took=(\\\\d+)"
                                 ^`,
  ],
  [
    `{service_name="app"} | label_format a`,
    `1:38  expected "=" before the end: label_format sets a label: name="{{.other}}" or name=other
  {service_name="app"} | label_format a
                                       ^`,
  ],
  [
    `{service_name="app"} | unwrap cost`,
    `1:24  unwrap stands inside a range aggregation: sum_over_time({...} | unwrap cost [5m])
  {service_name="app"} | unwrap cost
                         ^`,
  ],
  [
    `{service_name="app"} | addr = ip("10.0.0.300")`,
    `1:35  "10.0.0.300" is no address: write an address (10.0.0.1), a network (10.0.0.0/8) or a range (10.0.0.1-10.0.0.9)
  {service_name="app"} | addr = ip("10.0.0.300")
                                    ^`,
  ],
  [
    `count_over_time({service_name="app"})`,
    `1:37  expected a range such as [5m] or [$__auto] before ")": count_over_time looks at a range of time
  count_over_time({service_name="app"})
                                      ^`,
  ],
  [
    `count_over_time({service_name="app"}[5])`,
    `1:38  a range needs a unit: write [5s] or [5m]
  count_over_time({service_name="app"}[5])
                                       ^`,
  ],
  [
    `count_over_time({service_name="app"}[ 5m ])`,
    `1:38  a range has no spaces inside its brackets
  count_over_time({service_name="app"}[ 5m ])
                                       ^`,
  ],
  [
    `count_over_time({service_name="app"}[$__rate_interval)`,
    `1:37  this range never ends: close it with ]
  count_over_time({service_name="app"}[$__rate_interval)
                                      ^`,
  ],
  [
    `count_over_time({service_name="app"}[\${n}m])`,
    `1:38  a variable in a range stands alone, unit included: [$__auto], [$window]
  count_over_time({service_name="app"}[\${n}m])
                                       ^`,
  ],
  [
    `count_over_time({service_name="app"}[5m] offset -1d)`,
    `1:50  Loki reads no days or weeks in a negative offset: write -24h, not -1d
  count_over_time({service_name="app"}[5m] offset -1d)
                                                   ^`,
  ],
  [
    `count_over_time({service_name="app"} offset 1h [5m])`,
    `1:38  expected a range such as [5m] or [$__auto] before "offset": offset stands behind the range, [5m] offset 1h
  count_over_time({service_name="app"} offset 1h [5m])
                                       ^`,
  ],
  [
    `sum_over_time({service_name="app"}[5m])`,
    `1:15  sum_over_time needs a number from each line: add | unwrap <label> before the range
  sum_over_time({service_name="app"}[5m])
                ^`,
  ],
  [
    `count_over_time({service_name="app"} | unwrap cost [5m])`,
    `1:38  count_over_time counts lines and takes no unwrap: remove it, or use sum_over_time
  count_over_time({service_name="app"} | unwrap cost [5m])
                                       ^`,
  ],
  [
    `sum_over_time({service_name="app"} | unwrap cost | json [5m])`,
    `1:52  only label filters may follow unwrap: put this stage before it
  sum_over_time({service_name="app"} | unwrap cost | json [5m])
                                                     ^`,
  ],
  [
    `sum_over_time({service_name="app"} | unwrap cost [5m]) by (model)`,
    `1:56  sum_over_time takes no "by": write sum by (...) (sum_over_time(...))
  sum_over_time({service_name="app"} | unwrap cost [5m]) by (model)
                                                         ^`,
  ],
  [
    `sum({service_name="app"})`,
    `1:5  sum() takes series, and this gives lines: count them first, sum(count_over_time({...}[5m]))
  sum({service_name="app"})
      ^`,
  ],
  [
    `sum(rate({service_name="app"}[5m]) by (model)`,
    `1:36  expected ")" before "by": the aggregation closes too late
  sum(rate({service_name="app"}[5m]) by (model)
                                     ^`,
  ],
  [
    `sum by model (rate({service_name="app"}[5m]))`,
    `1:8  the labels of "by" stand in brackets: sum by (model) (...)
  sum by model (rate({service_name="app"}[5m]))
         ^`,
  ],
  [
    `sum_over_tim({service_name="app"} | unwrap cost [5m])`,
    `1:1  there is no function sum_over_tim(): did you mean sum_over_time()?
  sum_over_tim({service_name="app"} | unwrap cost [5m])
  ^`,
  ],
  [
    `rate(sum({service_name="app"}))`,
    `1:6  expected a stream selector such as {app="x"} before "sum": a range aggregation takes lines, not a metric query
  rate(sum({service_name="app"}))
       ^`,
  ],
  [
    `topk(rate({service_name="app"}[5m]))`,
    `1:1  topk needs a number first: topk(10, ...)
  topk(rate({service_name="app"}[5m]))
  ^`,
  ],
  [
    `topk(0, rate({service_name="app"}[5m]))`,
    `1:1  topk takes a whole number from 1 up, not 0
  topk(0, rate({service_name="app"}[5m]))
  ^`,
  ],
  [
    `quantile_over_time({service_name="app"} | unwrap cost [5m])`,
    `1:1  quantile_over_time needs a number first: quantile_over_time(0.95, {...} | unwrap took [5m])
  quantile_over_time({service_name="app"} | unwrap cost [5m])
  ^`,
  ],
  [
    `-sum(rate({service_name="app"}[5m]))`,
    `1:1  a sign stands before a number only: write 0 - (...) or -1 * (...)
  -sum(rate({service_name="app"}[5m]))
  ^`,
  ],
  [
    `sum(rate({service_name="app"}[5m])) and 1`,
    `1:41  "and" joins series, and this is a number: write vector(1)
  sum(rate({service_name="app"}[5m])) and 1
                                          ^`,
  ],
  [
    `{service_name="app"} + 1`,
    `1:1  "+" takes numbers, and this gives lines: count them, count_over_time({...}[5m])
  {service_name="app"} + 1
  ^`,
  ],
  [
    `sum(rate({service_name="app"}[5m])) / group_left sum(rate({service_name="app"}[5m]))`,
    `1:39  group_left stands behind on (...) or ignoring (...)
  sum(rate({service_name="app"}[5m])) / group_left sum(rate({service_name="app"}[5m]))
                                        ^`,
  ],
  [
    `sum(rate({service_name="app"}[5m]))[5m]`,
    `1:36  expected the end before the range [5m]: a range stands inside the brackets of its aggregation
  sum(rate({service_name="app"}[5m]))[5m]
                                     ^`,
  ],
  [
    `up > 0`,
    `1:1  expected a query before "up": LogQL has no metric names: start with {label="value"} or a function
  up > 0
  ^`,
  ],
  [
    `vector(-1)`,
    `1:8  expected a number before "-": vector() takes no sign: write 0 - vector(1)
  vector(-1)
         ^`,
  ],
  [
    `label_replace(vector(1), "a", "b", "c")`,
    `1:39  expected "," before ")": label_replace() wants a regular expression
  label_replace(vector(1), "a", "b", "c")
                                        ^`,
  ],
  [
    `sum(
  rate({service_name="app"}
    | json
    | cost > "5" [5m]))`,
    `4:14  a text cannot be compared with >: leave out the quotes to compare numbers, durations or sizes
      | cost > "5" [5m]))
               ^`,
  ],
  [
    `{service_name=~"\${svc:regex}"}`,
    `1:16  the :regex format breaks on every dot inside double quotes: write "$name", or use back quotes
  {service_name=~"\${svc:regex}"}
                 ^`,
  ],
  [
    `count_over_time({service_name="app"}[5m]))`,
    `1:42  expected the end before ")": this bracket closes nothing
  count_over_time({service_name="app"}[5m]))
                                           ^`,
  ],
  [
    `1 2`,
    `1:3  expected the end before "2": an operator is missing between the two
  1 2
    ^`,
  ],
  [
    `sum(count_over_time({service_name="app"}[5m])`,
    `1:46  expected ")" before the end
  sum(count_over_time({service_name="app"}[5m])
                                               ^`,
  ],
  [
    `sum(count_over_time({a="$x"} $filters [5m]))`,
    `1:30  expected a range such as [5m] or [$__auto] before "$filters": a variable cannot stand for stages, write them out
  sum(count_over_time({a="$x"} $filters [5m]))
                               ^`,
  ],
  [
    `{service_name="app"} | model="a" or`,
    `1:36  expected a label name before the end: a label filter starts with the name of a label
  {service_name="app"} | model="a" or
                                     ^`,
  ],
  [
    `sum by (user.name) (vector(1))`,
    `1:13  names have no dots in Loki: it writes "_" for each, as in event_name
  sum by (user.name) (vector(1))
              ^`,
  ],
  [
    `{service_name="app"} |~ "(?!x)y"`,
    `1:26  RE2 has no look-around and no other "(?": use (?:...), (?P<name>...) or (?i)
  {service_name="app"} |~ "(?!x)y"
                           ^`,
  ],
];
