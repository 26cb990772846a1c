// The closing line that every suite of the project prints: "web: N passed, M failed".
import type { Reporter } from 'vitest/reporters';
import type { TestModule } from 'vitest/node';

export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    let passed = 0;
    let failed = 0;
    for (const module of modules) {
      // A file that cannot even be read is a failure too.
      if (module.errors().length > 0) failed += 1;
      for (const test of module.children.allTests()) {
        if (test.result().state === 'passed') passed += 1;
        else failed += 1;
      }
    }
    console.log(`web: ${passed} passed, ${failed} failed`);
  }
}
