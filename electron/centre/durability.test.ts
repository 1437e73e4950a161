import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { startCentreProcess } from '../testkit/centre-process.ts'
import type { CentreProcess } from '../testkit/centre-process.ts'
import { openFastClient } from '../testkit/fast-client.ts'
import { readDemoFile } from './seed/demo-file.ts'

/**
 * `kill -9` shows that a batch is whole, not that it is on the disk. What can be shown is that the centre asked for it:
 * system calls are counted from outside, by strace. No more is claimed.
 */
const hasStrace = spawnSync('strace', ['-V']).status === 0
const SEQUENTIAL = 60
const WAVES = 15
const TOGETHER = 24

let root = ''
let centre: CentreProcess | null = null
afterEach(async () => {
  await centre?.kill()
  rmSync(root, { recursive: true, force: true })
})

/** Starts a centre under strace. @returns it, and how often the log of its database was synced so far */
async function startTraced(dir: string): Promise<{ running: CentreProcess; syncs: () => number }> {
  const file = join(root, 'strace.txt')
  const strace = ['strace', '-f', '--seccomp-bpf', '-y', '-e', 'trace=fsync,fdatasync', '-o', file]
  const running = await startCentreProcess(dir, ['--demo'], strace)
  // A line is written at the end of its call, before the process goes on: an answer never overtakes it.
  const syncs = (): number =>
    readFileSync(file, 'utf8').match(/f(data)?sync\(\d+<[^>]*centre\.db-wal>\) += 0/g)?.length ?? 0
  return { running, syncs }
}

describe.skipIf(!hasStrace)(
  'invariant 1: FULL durability, shown by counting syncs (needs strace, which Linux has)',
  () => {
    test('every command is synced before its answer; commands that come together share a sync', async () => {
      root = mkdtempSync(join(tmpdir(), 'mot-cua-durability-'))
      const dir = join(root, 'data')
      const { running, syncs } = await startTraced(dir)
      centre = running
      const { services, deviceTokens } = readDemoFile(dir)
      const kiosks = await Promise.all(
        Array.from({ length: TOGETHER }, (_, i) => openFastClient(running.url, deviceTokens.kiosk[i % 2] ?? '')),
      )
      const issue = async (i: number): Promise<number> =>
        (await kiosks[i]?.post('/v1/tickets', { serviceId: services[0]?.id }))?.status ?? 0

      const perCommand: number[] = []
      for (let i = 0, before = syncs(); i < SEQUENTIAL; i += 1) {
        expect(await issue(0)).toBe(200)
        const now = syncs()
        perCommand.push(now - before)
        before = now
      }
      expect(Math.min(...perCommand), 'at least one between any two answers').toBeGreaterThanOrEqual(1)

      const before = syncs()
      for (let wave = 0; wave < WAVES; wave += 1) {
        const answers = await Promise.all(kiosks.map((_, i) => issue(i)))
        expect(answers.filter((status) => status === 200)).toHaveLength(TOGETHER)
        expect(syncs(), 'each wave needs one').toBeGreaterThan(before + wave)
      }
      const shared = syncs() - before
      const commands = WAVES * TOGETHER
      expect(shared).toBeLessThan(commands / 2)

      const nothing = syncs()
      for (let i = 0; i < 20; i += 1) expect((await kiosks[0]?.get('/v1/services'))?.status).toBe(200)
      expect(syncs(), 'a read needs none').toBe(nothing)
      for (const kiosk of kiosks) kiosk.close()
      const one = perCommand.reduce((sum, n) => sum + n, 0)
      process.stdout.write(
        `durability: ${SEQUENTIAL} commands one by one ${one} syncs; ${commands} commands in waves of ${TOGETHER} ${shared} syncs\n`,
      )
    })
  },
)
