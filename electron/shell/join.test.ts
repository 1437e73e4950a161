import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { buildPages } from '../../renderer/e2e/pages.ts'
import type { DeviceRole } from '../../shared/api/roles.ts'
import { patience, sees } from '../testkit/kiosk-life.ts'
import { askToPair } from '../testkit/pairing.ts'
import { buildTestShell, startShell } from '../testkit/start-shell.ts'
import type { ShellOptions, TestShell } from '../testkit/start-shell.ts'
import { startTestCentre } from '../testkit/start-test-centre.ts'
import type { TestCentre } from '../testkit/start-test-centre.ts'

// Machines that know nothing join a house over TLS, on the stand-in for Electron.

const MACHINE = () => ({ hostName: 'may-chu-mot-cua', addresses: ['127.0.0.1'] })
const house = (port = 0) => ({ port, trustPort: 0, host: '127.0.0.1', announceOn: '127.0.0.1', machine: MACHINE })

let pagesDir: string
let program: string
const shells: TestShell[] = []
const centres: TestCentre[] = []

beforeAll(async () => {
  ;[pagesDir, program] = await Promise.all([buildPages(), buildTestShell()])
})
afterEach(async () => {
  await Promise.all(shells.splice(0).map((shell) => shell.stop()))
  for (const centre of centres.splice(0)) await centre.dispose()
})
afterAll(() => rmSync(program, { recursive: true, force: true }))

async function open(options: Partial<Parameters<typeof startTestCentre>[0]> = {}): Promise<TestCentre> {
  const centre = await startTestCentre({ pagesDir, lan: house(), ...options })
  centres.push(centre)
  return centre
}

async function machine(options: Partial<ShellOptions> = {}): Promise<TestShell> {
  const env = { MOT_CUA_CARD: '127.0.0.1' }
  const shell = await startShell({ config: null, pagesDir, program, env, ...options })
  shells.push(shell)
  return shell
}

const press = (shell: TestShell, words: string): Promise<unknown> =>
  shell.order(
    'look',
    1,
    `[...document.querySelectorAll('button')].find((one) => one.innerText.includes(${JSON.stringify(words)})).click()`,
  )
const type = (shell: TestShell, label: string, text: string): Promise<unknown> =>
  shell.order(
    'look',
    1,
    `(() => {
      const field = [...document.querySelectorAll('label')].find((one) => one.innerText === ${JSON.stringify(label)}).control
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, ${JSON.stringify(text)})
      field.dispatchEvent(new Event('input', { bubbles: true }))
    })()`,
  )

/** The code on the screen of a machine. */
async function codeOf(shell: TestShell): Promise<string> {
  const look = (): Promise<string> =>
    shell.order('look', 1, "document.querySelector('.set-up-code').innerText").then(String, () => '')
  await expect.poll(look, patience).toMatch(/\S{3}\s\S{3}/)
  return look()
}

/** A manager types the code and says which device the machine is. */
async function accept(centre: TestCentre, shell: TestShell, deviceId: string): Promise<void> {
  const client = centre.client(await centre.logIn('technician'))
  const code = await codeOf(shell)
  const listed = await client.call('listPairingRequests', {})
  const ids = listed.ok ? listed.value.requests.map(({ id }) => id) : []
  const tried = await Promise.all(
    ids.map((requestId) => client.call('acceptPairing', { params: { requestId }, body: { code, deviceId } })),
  )
  expect(tried.filter(({ ok }) => ok)).toHaveLength(1)
}

const pictures = join(import.meta.dirname, '../../out/shell-windows')
/** For people to look at, when they ask for it. */
async function picture(shell: TestShell, name: string): Promise<void> {
  if (process.env['PICTURES'] === undefined) return
  mkdirSync(pictures, { recursive: true })
  writeFileSync(join(pictures, `${name}.png`), Buffer.from(await shell.order('picture', 1), 'base64'))
}

const settings = (shell: TestShell): Record<string, unknown> =>
  JSON.parse(readFileSync(join(shell.dataDir, 'shell.json'), 'utf8')) as Record<string, unknown>

test('three machines join a house over TLS, believe no other one, and find it again', async () => {
  const centre = await open()
  const [kiosk, counter, board] = await Promise.all([machine(), machine(), machine()])
  await Promise.all([kiosk, counter, board].map((shell) => sees(shell, 1, 'Máy này dùng làm gì?')))

  await picture(counter, 'question')
  // One finds the house by itself, the others are told its address.
  for (const shell of [kiosk, counter, board]) await press(shell, 'Nối vào Trung tâm đã có')
  await sees(kiosk, 1, centre.lan?.url ?? '')
  await press(kiosk, centre.lan?.url ?? '')
  await picture(kiosk, 'found')
  for (const shell of [counter, board]) {
    await type(shell, 'Địa chỉ máy chủ', (centre.lan?.url ?? '').replace('https://', ''))
    await press(shell, 'Nối')
  }
  await codeOf(kiosk)
  await picture(kiosk, 'code')
  await accept(centre, kiosk, 'kiosk-1')
  await accept(centre, counter, 'counter-1')
  await accept(centre, board, 'board-1')
  // Each has a window of its new role in place of the one that asked.
  await sees(kiosk, 2, 'Kính chào ông/bà')
  await sees(counter, 2, 'Đăng nhập quầy')
  await sees(board, 2, 'CÁC QUẦY')
  expect((await kiosk.windows()).map(({ kiosk: locked, url }) => [locked, url])).toEqual([
    [true, `${centre.lan?.url}/kiosk/`],
  ])
  expect(settings(kiosk)).toMatchObject({ role: 'kiosk', centreUrl: centre.lan?.url })
  const kept = join(kiosk.dataDir, 'secrets.json')
  expect([readFileSync(kept, 'utf8').includes('backend'), statSync(kept).mode & 0o077]).toEqual([true, 0])
})
