/** Releases of the client a fleet runs, oldest first. */
export const releases = ['2.1.150', '2.1.197', '2.1.214', '2.1.251', '2.1.282', '2.1.295'] as const;

export type Release = (typeof releases)[number];

const parts = (version: string) => version.split('.').map(Number);

/** True where a release is at least another. */
export function atLeast(release: string, since: string): boolean {
  const [have, want] = [parts(release), parts(since)];
  for (let i = 0; i < want.length; i++) {
    if (have[i] !== want[i]) return have[i]! > want[i]!;
  }
  return true;
}

/** What a release does that others do not. */
export function traits(release: string) {
  return Object.freeze({
    /** Own keys stand on each point and record, not in the resource alone. */
    ownKeysOnPoints: atLeast(release, '2.1.161'),
    entrypoint: atLeast(release, '2.1.152'),
    /** Numbers of events are numbers, not text. */
    numbers: atLeast(release, '2.1.122'),
    modelOnLines: atLeast(release, '2.1.172'),
    answers: atLeast(release, '2.1.193'),
    messageIds: atLeast(release, '2.1.214'),
    aborts: atLeast(release, '2.1.216'),
    sweeps: atLeast(release, '2.1.227'),
    subagentEvents: atLeast(release, '2.1.240'),
    repositories: atLeast(release, '2.1.269'),
    policyEvents: atLeast(release, '2.1.274'),
    /** Bodies say which request and answer belong together. */
    bodyIds: atLeast(release, '2.1.274'),
    hookOutputSizes: atLeast(release, '2.1.280'),
    promptTexts: atLeast(release, '2.1.295'),
    systemPrompts: atLeast(release, '2.1.282'),
    /** Counts carried a unit once; the exact release is not known, the oldest here still does. */
    countUnit: !atLeast(release, '2.1.161'),
  });
}

export type Traits = ReturnType<typeof traits>;
