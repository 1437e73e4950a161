import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type * as Fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openImageStage } from '../../testkit/image-stage.ts'
import type { ImageStage } from '../../testkit/image-stage.ts'
import { imageFolder } from './places.ts'

/** So many more changes of the disk are made; the one after them, and all others, are not. */
const power = vi.hoisted(() => ({ left: Infinity }))
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof Fs>()
  const changing = ['writeFileSync', 'renameSync', 'rmSync', 'linkSync', 'copyFileSync', 'mkdirSync'] as const
  const cut = (name: (typeof changing)[number]) =>
    function change(...args: unknown[]): unknown {
      if ((power.left -= 1) < 0) throw new Error('no power')
      return (fs[name] as (...given: unknown[]) => unknown)(...args)
    }
  return { ...fs, ...Object.fromEntries(changing.map((name) => [name, cut(name)])) }
})

let dir = ''
let stage: ImageStage
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'mot-cua-image-'))
  stage = await openImageStage(dir)
  await stage.release('1.1.0')
  vi.stubEnv('APPIMAGE', stage.image)
})
afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(dir, { recursive: true, force: true })
})

const settled = { previous: '1.0.0', installing: null, failed: null }

/** The night in which the next version is installed, unless it is there, and its first start. */
async function live(): Promise<void> {
  if (stage.runs() === '1.0.0') {
    const one = stage.start(async (url) => stage.answer(String(url)))
    await one.install(stage.wanted('1.1.0'), 'http://centre/updates/1.1.0/')
  }
  expect(stage.start().state()).toEqual(settled)
}

// There are no AppImages elsewhere.
test.skipIf(process.platform !== 'linux')(
  'an AppImage comes whole out of a power cut at each step, and goes on',
  async () => {
    const made = (version: string): Buffer => readFileSync(join(dir, `made-${version}`))
    const folder = imageFolder(stage.image)
    const said = new Set<string>()
    let steps = 0
    for (let isCut = true; isCut; steps += 1) {
      rmSync(folder, { recursive: true, force: true })
      mkdirSync(join(folder, 'kept'), { recursive: true })
      writeFileSync(join(folder, 'kept/mot-cua-0.9.0.AppImage'), '')
      writeFileSync(stage.image, made('1.0.0'))
      power.left = steps
      await live().catch(({ message }: Error) => said.add(message))
      isCut = power.left < 0
      power.left = Infinity
      expect(readFileSync(stage.image).equals(made(stage.runs())), `after ${steps} steps`).toBe(true)

      await live()
      expect([steps, stage.runs()]).toEqual([steps, '1.1.0'])
      expect(readdirSync(join(folder, 'kept'))).toEqual(['mot-cua-1.0.0.AppImage'])
      expect(readFileSync(join(folder, 'kept/mot-cua-1.0.0.AppImage')).equals(made('1.0.0'))).toBe(true)
    }
    expect(steps).toBeGreaterThan(12)
    expect([...said]).toEqual(['no power'])
  },
)
