import type { Reporter, TestModule } from 'vitest/node';

/** Ends a run with one plain line, `12 passed, 0 failed`, for programs that read the log. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    const states = modules.flatMap((module) =>
      [...module.children.allTests()].map((test) => test.result().state),
    );
    const count = (state: string) => states.filter((one) => one === state).length;
    const broken = modules.filter((module) => module.errors().length > 0).length + unhandled.length;
    // A test that never came to its end, because its process died, has failed.
    const failed = states.length - count('passed') - count('skipped') + broken;
    const skipped = count('skipped') === 0 ? '' : `, ${count('skipped')} skipped`;
    process.stdout.write(`\n${count('passed')} passed, ${failed} failed${skipped}\n`);
  }
}
