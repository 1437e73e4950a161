import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { patience, sees } from './kiosk-life.ts'
import { askToPair } from './pairing.ts'
import { startShell } from './start-shell.ts'
import type { TestShell } from './start-shell.ts'
import { startTestCentre } from './start-test-centre.ts'
import type { TestCentre } from './start-test-centre.ts'

const MACHINE = () => ({ hostName: 'may-chu-mot-cua', addresses: ['127.0.0.1'] })
const doors = (port = 0) => ({ port, trustPort: 0, host: '127.0.0.1', announceOn: '127.0.0.1', machine: MACHINE })

/** A house in which a test sets up centres and machines. */
export type House = {
  open(options?: Partial<Parameters<typeof startTestCentre>[0]>): Promise<TestCentre>
  close(centre: TestCentre): Promise<void>
  /** One that knows nothing. */
  machine(): Promise<TestShell>
  /** Ends everything and removes its folders. */
  dispose(): Promise<void>
}

/**
 * @param program folder of `buildTestShell`; @param pagesDir folder of the built pages
 * @param planted mistakes that its machines make
 */
export function openHouse(program: string, pagesDir: string, planted: readonly string[] = []): House {
  const shells: TestShell[] = []
  const running = new Set<TestCentre>()
  const folders = new Set<string>()
  async function close(centre: TestCentre): Promise<void> {
    running.delete(centre)
    await centre.stop()
  }
  return {
    close,
    async open(options = {}) {
      const centre = await startTestCentre({ pagesDir, lan: doors(), ...options })
      running.add(centre)
      folders.add(centre.dir)
      return centre
    },
    async machine() {
      const env = { MOT_CUA_CARD: '127.0.0.1' }
      const shell = await startShell({ config: null, pagesDir, program, env, machine: { planted } })
      shells.push(shell)
      return shell
    },
    async dispose() {
      await Promise.all(shells.splice(0).map((shell) => shell.stop()))
      for (const centre of running) await close(centre)
      for (const folder of folders) rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Presses the first button with these words. */
export const press = (shell: TestShell, words: string): Promise<unknown> =>
  shell.order(
    'look',
    1,
    `[...document.querySelectorAll('button')].find((one) => one.innerText.includes(${JSON.stringify(words)})).click()`,
  )
/** Writes into the field with this label. */
export const type = (shell: TestShell, label: string, text: string): Promise<unknown> =>
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
export async function picture(shell: TestShell, name: string, window = 1): Promise<void> {
  if (process.env['PICTURES'] === undefined) return
  mkdirSync(pictures, { recursive: true })
  writeFileSync(join(pictures, `${name}.png`), Buffer.from(await shell.order('picture', window), 'base64'))
}

/** What the machine wrote down of itself. */
export const settings = (shell: TestShell): Record<string, unknown> =>
  JSON.parse(readFileSync(join(shell.dataDir, 'shell.json'), 'utf8')) as Record<string, unknown>

/** Three machines that know nothing join a house over TLS, believe no other one, and find it again. */
export async function joinLife(house: House): Promise<void> {
  const centre = await house.open()
  const [kiosk, counter, board] = await threeJoin(house, centre)
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
  await house.close(centre)
  const stranger = await house.open({ lan: doors(port) })
  await counter.order('crash', 2)
  await sees(counter, 2, 'Máy chủ có chứng thư khác với Trung tâm đã ghép nối')
  await picture(counter, 'other-authority', 2)
  await house.close(stranger)

  // The centre is back at another address: it is the same house, and nobody has to do anything.
  const moved = await house.open({ dir: centre.dir, lan: doors() })
  for (const shell of [counter, board]) {
    await expect.poll(() => settings(shell)['centreUrl'], patience).toBe(moved.lan?.url)
  }
  await sees(counter, 2, 'Đăng nhập quầy')
  await expect.poll(async () => (await board.windows())[0]?.url, patience).toBe(`${moved.lan?.url}/board/`)
}

async function threeJoin({ machine }: House, centre: TestCentre): Promise<readonly [TestShell, TestShell, TestShell]> {
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
