import { expect } from 'vitest'
import { KIOSK_AND_BOARD, patience, sees } from './kiosk-life.ts'
import type { TestShell } from './start-shell.ts'

/** What became of one attempt to get out of a kiosk or to get something out of it. */
export type Outcome = 'held' | 'open'
export type Probe = (shell: TestShell, centre: string) => Promise<Outcome>

/*
 * One attempt each, at a kiosk with a board that shows its page. Both outcomes have a sign of their own, so that neither is
 * waited for in vain; afterwards the machine shows what it showed before.
 */

const look = (shell: TestShell, expression: string): Promise<unknown> => shell.order('look', 1, expression)
const count = async (shell: TestShell, what: string): Promise<number> => (await shell.asked(what)).length
const lines = (shell: TestShell, words: string): number => shell.log().filter((line) => line.includes(words)).length

/** Whichever sign is seen first. */
async function first(signs: Readonly<Record<Outcome, () => boolean | Promise<boolean>>>): Promise<Outcome> {
  let seen: Outcome | undefined
  await expect
    .poll(async () => {
      if (await signs.open()) seen = 'open'
      else if (await signs.held()) seen = 'held'
      return seen
    }, patience)
    .toBeDefined()
  return seen ?? 'held'
}

const tells = (outcome: boolean): Outcome => (outcome ? 'held' : 'open')

export const navigation: Probe = async (shell, centre) => {
  const refused = lines(shell, 'a navigation was refused')
  await look(shell, 'void (window.isHere = true)')
  // The page may be gone before it has answered.
  await look(shell, `void (location.href = '${centre}/board/')`).catch(() => null)
  const outcome = await first({
    held: () => lines(shell, 'a navigation was refused') > refused,
    open: () => look(shell, 'window.isHere !== true').then(Boolean, () => false),
  })
  await sees(shell, 1, 'Kính chào ông/bà')
  return outcome
}

/** A token in an address must not stand in the log of its refusal. */
export const secretInLog: Probe = async (shell, centre) => {
  const refused = lines(shell, 'a navigation was refused')
  await look(shell, `void (location.href = '${centre}/board/?token=abc')`).catch(() => null)
  await expect.poll(() => lines(shell, 'a navigation was refused'), patience).toBeGreaterThan(refused)
  return tells(lines(shell, 'token=abc') === 0)
}

export const popup: Probe = async (shell, centre) => {
  const [refused, opened] = [lines(shell, 'a window was refused'), await count(shell, 'popup opened')]
  await look(shell, `void window.open('${centre}/favicon.svg')`)
  await expect.poll(() => lines(shell, 'a window was refused'), patience).toBeGreaterThan(refused)
  return tells((await count(shell, 'popup opened')) === opened)
}

export const key: Probe = async (shell) => tells(!(await shell.order('press', 1, { key: 'F12' })))

export const heldKey: Probe = async (shell) => tells(await shell.order('pressGlobal', 'Alt+F4'))

export const wakeful: Probe = async (shell) => tells((await count(shell, 'power saving blocked')) === 1)

export const menu: Probe = async (shell) => tells((await count(shell, 'application menu')) === 1)

export const sandbox: Probe = async (shell) => tells((await count(shell, 'app.enableSandbox')) === 1)

/** Dumps hold what was on the screen. */
export const crashDumps: Probe = async (shell) =>
  tells(
    (await shell.asked('crash reporter')).every((options) => !(options as { uploadToServer: boolean }).uploadToServer),
  )

export const permission: Probe = async (shell) => {
  const asked = "navigator.permissions.query({ name: 'geolocation' }).then(({ state }) => state)"
  return tells((await look(shell, asked)) === 'denied')
}

export const dialog: Probe = async (shell) => {
  const shown = await count(shell, 'dialog shown')
  await look(shell, "alert('x')")
  return tells((await count(shell, 'dialog shown')) === shown)
}

export const download: Probe = async (shell) => {
  const [refused, done] = [await count(shell, 'download refused'), await count(shell, 'downloaded')]
  const link = "Object.assign(document.createElement('a'), { href: '/favicon.svg', download: 'x.svg' }).click()"
  await look(shell, link)
  return first({
    held: async () => (await count(shell, 'download refused')) > refused,
    open: async () => (await count(shell, 'downloaded')) > done,
  })
}

export const filePicker: Probe = async (shell) => {
  const isStopped = await look(
    shell,
    `(() => {
      const field = document.body.appendChild(Object.assign(document.createElement('input'), { type: 'file' }))
      let isStopped
      addEventListener('click', (event) => (isStopped = event.defaultPrevented), { once: true })
      field.click()
      field.remove()
      return isStopped
    })()`,
  )
  return tells(isStopped === true)
}

/** What a long press leads to. */
export const longPress: Probe = async (shell) => {
  const event = "new MouseEvent('contextmenu', { bubbles: true, cancelable: true })"
  return tells((await look(shell, `document.body.dispatchEvent(${event})`)) === false)
}

export const close: Probe = async (shell) => {
  const board = (await shell.windows()).find(({ url }) => url.includes('/board/'))
  await shell.order('close', board?.id ?? 0)
  if ((await shell.windows()).some(({ id }) => id === board?.id)) return 'held'
  await shell.order('plug', KIOSK_AND_BOARD.slice(0, 1))
  await shell.order('plug', KIOSK_AND_BOARD)
  await boardIsThere(shell)
  return 'open'
}

/** A screen is plugged out and in again: its window goes, and comes. */
export const screens: Probe = async (shell) => {
  await shell.order('plug', KIOSK_AND_BOARD.slice(0, 1))
  const without = (await shell.windows()).length
  await shell.order('plug', KIOSK_AND_BOARD)
  const withIt = (await shell.windows()).length
  if (without === 1 && withIt === 2) await boardIsThere(shell)
  return tells(without === 1 && withIt === 2)
}

async function boardIsThere(shell: TestShell): Promise<void> {
  await expect.poll(async () => (await shell.windows()).some(({ url }) => url.includes('/board/')), patience).toBe(true)
}

/** Whether the program refuses what a page asks of it, for the reason that is meant. */
const refuses =
  (call: string): Probe =>
  async (shell) => {
    const said = await look(shell, `motCuaShell.${call}.then(() => 'answered', ({ message }) => message)`)
    return tells(String(said).endsWith('refused'))
  }

export const pageOfCentre = refuses('status()')
export const namesOfStaff = refuses('technicians()')
/** The next ones are tried on the technician's page. */
export const halfARequest = refuses("perform({ officerId: 'technician' })")

export const wrongPin: Probe = async (shell) => {
  const [done, refused] = [lines(shell, 'a technician at the machine'), lines(shell, 'the channel does not take')]
  const wrong = "motCuaShell.perform({ officerId: 'technician', pin: '0000', deed: 'self-check' })"
  expect(await look(shell, wrong)).toEqual({ ok: false, code: 'WRONG_PIN' })
  // What is written after it: so whatever was written before has come.
  await halfARequest(shell, '')
  await expect.poll(() => lines(shell, 'the channel does not take'), patience).toBeGreaterThan(refused)
  return tells(lines(shell, 'a technician at the machine') === done)
}
