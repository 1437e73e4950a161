/** What of vitest's JSON report is counted. */
export type Report = {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
  readonly numTodoTests: number
  readonly testResults: readonly {
    readonly status: string
    readonly assertionResults: readonly { readonly status: string }[]
  }[]
}

export type Counts = { readonly passed: number; readonly failed: number; readonly skipped: number }

/**
 * Counts of a run of vitest. Whatever made the run fail is counted, also where no single test did: a file that could
 * not be loaded, an error outside any test, a run without a report or without tests.
 * @param report null when vitest left none
 * @param ok whether vitest ended with exit code 0
 */
export function countTests(report: Report | null, ok: boolean): Counts {
  const passed = report?.numPassedTests ?? 0
  const skipped = (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0)
  const unloaded = (report?.testResults ?? []).filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((result) => result.status === 'failed'),
  ).length
  const known = (report?.numFailedTests ?? 0) + unloaded
  const none = passed + known === 0
  const failed = known === 0 && (!ok || none) ? 1 : known
  return { passed, failed, skipped }
}

/** The last line of `npm test`: `N passed, N failed`, and `, N skipped` where some were. */
export function countLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}
