/** What a company plans to spend, in US dollars a month. */
export interface Budget {
  readonly monthly: number;
  /** Of single teams; they need not add up. */
  readonly teams?: Readonly<Record<string, number>>;
}

/** What boards know of a company that no telemetry says. */
export interface Company {
  readonly budget?: Budget;
  /** Where its months begin, such as `Europe/Berlin`. */
  readonly zone: string;
  /** How many people could use it. */
  readonly seats?: number;
}
