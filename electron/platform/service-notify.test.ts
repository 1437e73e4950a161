import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Timers } from '../../shared/kernel/time.ts'
import { keepSystemdTold } from './service-notify.ts'

test.skipIf(process.platform === 'win32')(
  'systemd hears that a service is ready, and that it is well as long as it is',
  async () => {
    const dir = mkdtempSync(join(tmpdir(), 'mot-cua-notify-'))
    const heard = join(dir, 'heard')
    // In place of systemd's program: keeps what it was given.
    writeFileSync(join(dir, 'systemd-notify'), `#!/bin/sh\necho "$1" >> "${heard}"\n`)
    chmodSync(join(dir, 'systemd-notify'), 0o755)
    const words = (): string[] => (existsSync(heard) ? readFileSync(heard, 'utf8').trim().split('\n') : [])
    let beat = (): void => {}
    let each = 0
    let well = true
    const timers: Timers = {
      after: () => () => {},
      every(ms, run) {
        each = ms
        beat = run
        return () => {}
      },
    }
    const env = { NOTIFY_SOCKET: '/none', WATCHDOG_USEC: '60000000', PATH: `${dir}:${process.env['PATH']}` }
    try {
      keepSystemdTold(() => Promise.resolve(well), timers, env)
      await expect.poll(words).toEqual(['READY=1'])
      expect(each).toBe(20_000)
      beat()
      await expect.poll(words).toEqual(['READY=1', 'WATCHDOG=1'])
      well = false
      beat()
      well = true
      beat()
      await expect.poll(words).toEqual(['READY=1', 'WATCHDOG=1', 'WATCHDOG=1'])
    } finally {
      rmSync(dir, { recursive: true, force: true })
    }
  },
)
