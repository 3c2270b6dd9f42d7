/** What a reader of the summary has to know. */
export function summaryNotes(of: {
  readonly days: number;
  readonly times: number;
  readonly fleets: readonly string[];
}): string {
  const { days, times, fleets } = of;
  return [
    `Simulated fleets (${days} days, each length of range ${times} times, of counters once more with quiet ends; ${fleets.join(', ')}), their telemetry in real engines, and the queries of the boards.`,
    'The largest error is held against the ledger by arrival, where each increment of a counter counts from the ' +
      'first scrape after it arrived, and with rules from the first evaluation after that: before, no store can know it.',
    'Cost by arrival is the same against the bare moment of arrival at the collector: what came in the last minute ' +
      'before an end is not in yet. Quiet ends are ranges before whose ends nothing came for two minutes: there both ' +
      'truths are one, for every measure. How much a minute holds: numbers-arrival.md.',
    'Events count once, by their own time. Of an export that was sent twice Loki keeps both copies of an event where ' +
      'one of its blocks ended between them: for hours, while they are in its memory, and for good where the next ' +
      'block begins at the same time. Loki is asked here once all is written out; copies it then keeps are found one ' +
      'by one, and are part of what the store holds. By arrival they are an error.',
    'People by days with books are counted hour by hour: who was there only in the last minutes of a day counts on ' +
      'the next, as the panels say.',
    'Sessions of which two processes ran at a time stand by themselves, under shared session ids: left out of the ' +
      'fleets with resumes.',
  ].join('\n\n');
}
