import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Timers } from '../../../shared/kernel/time.ts'
import { runInstaller } from './run-installer.ts'

const LOCKED = 'dpkg: error: dpkg frontend lock was locked by another process with pid 7'
let dir = ''
const waits: number[] = []
const timers: Timers = {
  after(ms, run) {
    waits.push(ms)
    queueMicrotask(run)
    return () => {}
  },
  every: () => () => {},
}

/** A dpkg that does one thing after another, and notes how it was called. */
function dpkg(...does: string[]): void {
  const cases = does.map((what, at) => `${at}) ${what} ;;`).join('\n')
  const script = `#!/bin/sh
echo "$*" >> ${dir}/calls
case $(($(wc -l < ${dir}/calls) - 1)) in
${cases}
esac
`
  writeFileSync(join(dir, 'dpkg'), script, { mode: 0o755 })
}
const calls = () => readFileSync(join(dir, 'calls'), 'utf8').trim().split('\n')

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'mot-cua-dpkg-'))
  vi.stubEnv('PATH', `${dir}:${process.env['PATH']}`)
  waits.length = 0
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(dir, { recursive: true, force: true })
})

// There is no dpkg under Windows.
test.skipIf(process.platform === 'win32')('waits for those who install something else just now', async () => {
  dpkg(`echo "${LOCKED}" >&2; exit 2`, `echo "${LOCKED}" >&2; exit 2`, 'exit 0')
  expect(await runInstaller(join(dir, '1.1.0'), timers, 'linux')).toBe(true)
  expect(calls()).toEqual(Array(3).fill(`--force-confold --force-downgrade --install ${dir}/1.1.0`))
  expect(waits).toHaveLength(2)
  expect(readdirSync(dir).toSorted()).toEqual(['calls', 'dpkg'])
})

test.skipIf(process.platform === 'win32')('does not begin again when the package itself is not well', async () => {
  dpkg('echo "dpkg: error processing archive" >&2; exit 1', 'exit 0')
  expect(await runInstaller(join(dir, '1.1.0'), timers, 'linux')).toBe(false)
  expect([calls().length, waits]).toEqual([1, []])
})
