/** What went wrong, in the words a program can act on. */
export type FaultKind =
  | 'input'
  | 'address'
  | 'refused'
  | 'dns'
  | 'tls'
  | 'timeout'
  | 'broken'
  | 'redirect'
  | 'not-grafana'
  | 'sign-in'
  | 'permission'
  | 'quota'
  | 'absent'
  | 'changed'
  | 'managed'
  | 'title-clash'
  | 'invalid'
  | 'too-large'
  | 'read-only'
  | 'busy'
  | 'server'
  | 'answer';

export type FaultFacts = {
  readonly kind: FaultKind;
  /** What happened, one line. */
  readonly what: string;
  /** What to do about it, one line. */
  readonly todo: string;
  readonly status?: number;
  /** The request may have taken effect although no good answer came back. */
  readonly mayHaveHappened?: boolean;
  /** How long the server asked us to wait. */
  readonly waitMs?: number;
};

/** An error of the Grafana API with its cause and its remedy. Holds no header and no secret. */
export class ApiFault extends Error {
  override readonly name = 'ApiFault';
  readonly kind: FaultKind;
  readonly todo: string;
  readonly status: number | undefined;
  readonly mayHaveHappened: boolean;
  readonly waitMs: number | undefined;

  constructor(facts: FaultFacts) {
    super(facts.what);
    this.kind = facts.kind;
    this.todo = facts.todo;
    this.status = facts.status;
    this.mayHaveHappened = facts.mayHaveHappened ?? false;
    this.waitMs = facts.waitMs;
  }
}

/** A fault as a person reads it: what happened, then what to do. */
export function faultText(fault: unknown): string {
  if (fault instanceof ApiFault) return `${fault.message}\n  ${fault.todo}`;
  return fault instanceof Error ? fault.message : String(fault);
}
