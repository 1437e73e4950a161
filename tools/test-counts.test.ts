import { expect, test } from 'vitest'
import { countLine, countTests } from './test-counts.ts'
import type { Report } from './test-counts.ts'

const report = (change: Partial<Report>): Report => ({
  numPassedTests: 0,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [],
  ...change,
})

test('counts what passed, failed and was skipped', () => {
  const counts = countTests(
    report({ numPassedTests: 5, numFailedTests: 2, numPendingTests: 3, numTodoTests: 1 }),
    false,
  )
  expect(counts).toEqual({ passed: 5, failed: 2, skipped: 4 })
  expect(countLine(counts)).toBe('5 passed, 2 failed, 4 skipped')
})

test('a clean run has the bare line', () => {
  expect(countLine(countTests(report({ numPassedTests: 7 }), true))).toBe('7 passed, 0 failed')
})

test('a file that could not be loaded is a failure beside the failed tests', () => {
  const testResults = [
    { status: 'failed', assertionResults: [] },
    { status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'passed' }] },
    { status: 'passed', assertionResults: [{ status: 'passed' }] },
  ]
  expect(countTests(report({ numPassedTests: 2, numFailedTests: 1, testResults }), false).failed).toBe(2)
})

test.each([
  ['no report at all', null, false],
  ['no tests', report({}), true],
  ['only skipped tests', report({ numPendingTests: 4 }), true],
  ['an error outside any test', report({ numPassedTests: 9 }), false],
])('%s is a failure', (_name, given, ok) => {
  expect(countTests(given, ok).failed).toBe(1)
})
