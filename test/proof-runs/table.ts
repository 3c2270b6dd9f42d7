/** What a proof found. */
export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** What a reader has to know first. */
  readonly notes?: string;
  /** The file below docs/proof/, without its ending; the proof's own name if left out. */
  readonly file?: string;
}
