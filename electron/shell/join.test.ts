import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { buildPages } from '../../renderer/e2e/pages.ts'
import { createClient } from '../../shared/api/client.ts'
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
const running = new Set<TestCentre>()
const folders = new Set<string>()

beforeAll(async () => {
  ;[pagesDir, program] = await Promise.all([buildPages(), buildTestShell()])
})
afterEach(async () => {
  await Promise.all(shells.splice(0).map((shell) => shell.stop()))
  for (const centre of running) await close(centre)
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})
afterAll(() => rmSync(program, { recursive: true, force: true }))

async function open(options: Partial<Parameters<typeof startTestCentre>[0]> = {}): Promise<TestCentre> {
  const centre = await startTestCentre({ pagesDir, lan: house(), ...options })
  running.add(centre)
  folders.add(centre.dir)
  return centre
}

async function close(centre: TestCentre): Promise<void> {
  running.delete(centre)
  await centre.stop()
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
async function codeOf(shell: TestShell, window = 1): Promise<string> {
  const look = (): Promise<string> =>
    shell.order('look', window, "document.querySelector('.set-up-code').innerText").then(String, () => '')
  await expect.poll(look, patience).toMatch(/\S{3}\s\S{3}/)
  return look()
}

/** A manager types the code and says which device the machine is. */
async function accept(centre: TestCentre, shell: TestShell, deviceId: string, window = 1): Promise<void> {
  const client = centre.client(await centre.logIn('technician'))
  const code = await codeOf(shell, window)
  const listed = await client.call('listPairingRequests', {})
  const ids = listed.ok ? listed.value.requests.map(({ id }) => id) : []
  const tried = await Promise.all(
    ids.map((requestId) => client.call('acceptPairing', { params: { requestId }, body: { code, deviceId } })),
  )
  expect(tried.filter(({ ok }) => ok)).toHaveLength(1)
}

const pictures = join(import.meta.dirname, '../../out/shell-windows')
/** For people to look at, when they ask for it. */
async function picture(shell: TestShell, name: string, window = 1): Promise<void> {
  if (process.env['PICTURES'] === undefined) return
  mkdirSync(pictures, { recursive: true })
  writeFileSync(join(pictures, `${name}.png`), Buffer.from(await shell.order('picture', window), 'base64'))
}

const settings = (shell: TestShell): Record<string, unknown> =>
  JSON.parse(readFileSync(join(shell.dataDir, 'shell.json'), 'utf8')) as Record<string, unknown>

test('three machines join a house over TLS, believe no other one, and find it again', async () => {
  const centre = await open()
  const [kiosk, counter, board] = await threeJoin(centre)
  // Each has a window of its new role in place of the one that asked.
  await sees(kiosk, 2, 'Kính chào ông/bà')
  await sees(counter, 2, 'Đăng nhập quầy')
  await sees(board, 2, 'CÁC QUẦY')
  const url = centre.lan?.url ?? ''
  expect((await kiosk.windows()).map((one) => [one.kiosk, one.url])).toEqual([[true, `${url}/kiosk/`]])
  const station = { data: join(kiosk.dataDir, 'station'), tokenFile: join(kiosk.dataDir, 'station/station.token') }
  expect(settings(kiosk)).toMatchObject({ role: 'kiosk', centreUrl: url, station })
  const kept = join(kiosk.dataDir, 'secrets.json')
  expect([readFileSync(kept, 'utf8').includes('backend'), statSync(kept).mode & 0o077]).toEqual([true, 0])

  // The manager gives the place of the kiosk to another machine: it says so, and is let in again by its code.
  await giveAway(centre, 'kiosk-1')
  await sees(kiosk, 2, 'Máy này chưa được Trung tâm nhận')
  await picture(kiosk, 'forgotten', 2)
  expect(await kiosk.words(2)).toContain('Xin ông/bà đến bàn hướng dẫn')
  await accept(centre, kiosk, 'kiosk-1', 2)
  await sees(kiosk, 2, 'Kính chào ông/bà')

  // Meanwhile its station runs, over TLS, under the same authority.
  const manager = centre.client(await centre.logIn('technician'))
  const heard = async (): Promise<unknown> => {
    const health = await manager.call('listDeviceHealth', {})
    return health.ok && health.value.devices.find(({ id }) => id === 'station-1')?.lastSeenAt
  }
  await expect.poll(heard, patience).toBeTypeOf('number')

  // Somebody else answers at the address of the centre: nothing is loaded from there, nothing is sent.
  const port = centre.lan?.port ?? 0
  await close(centre)
  const stranger = await open({ lan: house(port) })
  await counter.order('crash', 2)
  await sees(counter, 2, 'Máy chủ có chứng thư khác với Trung tâm đã ghép nối')
  await picture(counter, 'other-authority', 2)
  await close(stranger)

  // The centre is back at another address: it is the same house, and nobody has to do anything.
  const moved = await open({ dir: centre.dir, lan: house() })
  for (const shell of [counter, board]) {
    await expect.poll(() => settings(shell)['centreUrl'], patience).toBe(moved.lan?.url)
  }
  await sees(counter, 2, 'Đăng nhập quầy')
  await expect.poll(async () => (await board.windows())[0]?.url, patience).toBe(`${moved.lan?.url}/board/`)
})

test('a desk becomes its own small centre, with a name, the hours of a regulation and one person', async () => {
  const shell = await machine()
  await sees(shell, 1, 'Máy này dùng làm gì?')
  await press(shell, 'Máy này là máy chủ của Trung tâm')
  await sees(shell, 1, 'Lập Trung tâm trên máy này')
  const data = join(shell.dataDir, 'centre')
  for (const [label, text] of [
    ['Tên Trung tâm', 'Trung tâm Phục vụ hành chính công phường Thử Nghiệm'],
    ['Họ tên người quản trị', 'Người quản trị'],
    ['Mã PIN (4 đến 12 chữ số)', '135790'],
    ['Nhập lại mã PIN', '135790'],
    ['Thư mục dữ liệu', data],
  ] as const)
    await type(shell, label, text)
  await press(shell, 'Không, chỉ máy này')
  await picture(shell, 'centre')
  await press(shell, 'Bắt đầu')
  await sees(shell, 2, 'Mở trang Quản trị')
  await picture(shell, 'own-centre', 2)
  await shell.order('look', 2, 'document.querySelector(\'a[href="/admin/"]\').click()')
  await sees(shell, 2, 'Đăng nhập quản lý')
  // The PIN is in the journal, as a hash, and nowhere else any more.
  expect(readdirSync(data)).not.toContain('begin.json')
  const url = String(settings(shell)['centreUrl'])
  const client = createClient({ base: url, token: () => null, newKey: () => crypto.randomUUID() })
  const session = await client.call('createSession', { body: { officerId: 'quan-tri', pin: '135790' } })
  expect(session).toMatchObject({ ok: true, value: { officer: { name: 'Người quản trị', role: 'leader' } } })
})

async function threeJoin(centre: TestCentre): Promise<readonly [TestShell, TestShell, TestShell]> {
  const url = centre.lan?.url ?? ''
  const machines = await Promise.all([machine(), machine(), machine()] as const)
  const [kiosk, counter, board] = machines
  await Promise.all(machines.map((shell) => sees(shell, 1, 'Máy này dùng làm gì?')))
  await picture(counter, 'question')
  for (const shell of machines) await press(shell, 'Nối vào Trung tâm đã có')
  // One finds the house by itself, the others are told its address.
  await sees(kiosk, 1, url)
  await press(kiosk, 'Có')
  await picture(kiosk, 'found')
  await press(kiosk, url)
  for (const shell of [counter, board]) {
    await type(shell, 'Địa chỉ máy chủ', url.replace('https://', ''))
    await press(shell, 'Nối')
  }
  await codeOf(kiosk)
  await picture(kiosk, 'code')
  await accept(centre, kiosk, 'kiosk-1')
  // What is plugged into the kiosk comes in after it.
  await sees(kiosk, 1, 'Mã thứ hai')
  await accept(centre, kiosk, 'station-1')
  await accept(centre, counter, 'counter-1')
  await accept(centre, board, 'board-1')
  return machines
}

/** Another machine takes the place of a device: the token of before counts no more. */
async function giveAway(centre: TestCentre, deviceId: string): Promise<void> {
  const { requestId, code } = await askToPair(centre.client(null), 'kiosk')
  const manager = centre.client(await centre.logIn('technician'))
  await manager.call('acceptPairing', { params: { requestId }, body: { code, deviceId } })
}
