import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { _electron } from 'playwright-core'
import type { ElectronApplication } from 'playwright-core'
import { expect, test } from 'vitest'
import { freePort } from '../../hardware/testkit/free-port.ts'
import { BINARY_CHECKS, BY_HAND } from '../testkit/binary-checks.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const { ELECTRON_BINARY } = process.env
const binaries = ELECTRON_BINARY === undefined ? [] : [ELECTRON_BINARY]

test('the documents list everything that waits for the real binary, and what is tried by hand', () => {
  const text = readFileSync(join(ROOT, 'docs/lock-down.md'), 'utf8').replace(/\s+/g, ' ')
  for (const { name, why } of BINARY_CHECKS) expect(text).toContain(`| ${name} | ${why} |`)
  for (const one of BY_HAND) expect(text).toContain(one)
})

// `ELECTRON_BINARY=… npx vitest run electron/shell/binary.test.ts`, after `npm run build`.
test.each(binaries)('%s shows what the stand-in cannot', async (binary) => {
  expect(existsSync(binary)).toBe(true)
  const port = await freePort()
  const centre = `http://127.0.0.1:${port}`
  const config = (dir: string) => ({
    role: 'kiosk',
    centreUrl: centre,
    centre: { data: join(dir, 'centre'), port, demo: true },
  })
  const isUp = (): Promise<boolean> =>
    fetch(`${centre}/v1/health`).then(
      ({ ok }) => ok,
      () => false,
    )
  const found: Record<string, string | null> = {}
  await inProgram(binary, config, async (app) => {
    await expect.poll(isUp, { timeout: 30_000 }).toBe(true)
    for (const { name, look, isFirstStart } of BINARY_CHECKS) if (!isFirstStart) found[name] = await look(app, centre)
  })
  await inProgram(binary, null, async (app) => {
    for (const { name, look, isFirstStart } of BINARY_CHECKS) if (isFirstStart) found[name] = await look(app, centre)
  })
  expect(found).toEqual(Object.fromEntries(BINARY_CHECKS.map(({ name }) => [name, null])))
})

/** @param config of the machine in this folder; null: it knows nothing */
async function inProgram(
  binary: string,
  config: ((dir: string) => object) | null,
  run: (app: ElectronApplication) => Promise<void>,
): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'mot-cua-binary-'))
  if (config) writeFileSync(join(dir, 'shell.json'), JSON.stringify(config(dir)))
  const app = await _electron.launch({ executablePath: binary, args: [ROOT, `--user-data-dir=${dir}`] })
  try {
    await run(app)
  } finally {
    await app.close()
    rmSync(dir, { recursive: true, force: true })
  }
}
