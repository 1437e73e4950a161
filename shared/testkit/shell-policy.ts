import type * as Addresses from '../shell/addresses.ts'
import type * as Config from '../shell/config.ts'
import type * as Keys from '../shell/keys.ts'
import type * as Permissions from '../shell/permissions.ts'
import type * as Recovery from '../shell/recovery.ts'
import type * as Senders from '../shell/senders.ts'

/**
 * What each rule of the shell must answer, as tables that any copy of it can be held against: the rule itself, and the
 * mutants of it that `mutants.test.ts` makes. Each function gives a line for every wrong answer.
 */

const CENTRE = 'https://10.0.0.2:8443'

type Row<T> = readonly [what: string, found: T, expected: T]

const wrong = (rows: readonly Row<unknown>[]): string[] =>
  rows.flatMap(([what, found, expected]) =>
    JSON.stringify(found) === JSON.stringify(expected) ? [] : [`${what}: ${JSON.stringify(found)}`],
  )

/** @param hostile addresses that no kiosk may show */
export function addressFaults(rules: typeof Addresses, hostile: readonly string[]): string[] {
  const { mayShow, originOf, isOfCentre, isAppPage, parsed } = rules
  const kiosk = { centre: CENTRE, paths: ['/kiosk/'] }
  return wrong([
    ...hostile.map((url) => [`shows ${url}`, mayShow(url, kiosk), false] as const),
    ...hostile.map(
      (url) => [`without a centre shows ${url}`, mayShow(url, { centre: null, paths: [] }), false] as const,
    ),
    ['own page', mayShow(`${CENTRE}/kiosk/`, kiosk), true],
    ['own page with a language and a token', mayShow(`${CENTRE}/kiosk/?lang=en#token=x`, kiosk), true],
    ['own page without the last sign', mayShow(`${CENTRE}/kiosk`, kiosk), true],
    ['a page of others', mayShow(`${CENTRE}/board/`, kiosk), false],
    ['the page of the program', mayShow('app://shell/away/#technician', kiosk), true],
    ['the page of the program under another name', isAppPage('app://x@shell/away/'), false],
    ['with a word', isAppPage('app://:y@shell/away/'), false],
    ['a page of the centre is not the program', isAppPage(`${CENTRE}/away/`), false],
    ['of the centre', isOfCentre(`${CENTRE}/anything`, CENTRE), true],
    ['with a name before it', isOfCentre('https://x@10.0.0.2:8443/', CENTRE), false],
    ['with a word before it', isOfCentre('https://:y@10.0.0.2:8443/', CENTRE), false],
    ['of no centre', isOfCentre(`${CENTRE}/`, null), false],
    ['no address', originOf('kiosk'), null],
    ['no origin', originOf('data:text/html,x'), null],
    ['origin of the program', originOf('app://shell/x'), 'app://shell'],
    ['origin', originOf(`${CENTRE}/x?y#z`), CENTRE],
    ['nonsense', parsed('http://'), null],
  ])
}

const KEY = { type: 'keyDown', key: 'a', code: 'KeyA', control: false, alt: false, meta: false, shift: false }

export function keyFaults({ isBlockedKey }: typeof Keys): string[] {
  const blocked = (what: Partial<typeof KEY>, attended: boolean, expected: boolean): Row<boolean> => [
    `${attended ? 'desk' : 'kiosk'} ${JSON.stringify(what)}`,
    isBlockedKey({ ...KEY, ...what }, attended),
    expected,
  ]
  const plain = ['a', 'ế', '1', 'Enter', 'Tab', 'Escape', 'Backspace', 'ArrowLeft', ' ']
  const never = ['F5', 'F11', 'F12', 'BrowserBack', 'BrowserForward', 'BrowserHome', 'BrowserRefresh', 'PrintScreen']
  return wrong([
    ...plain.flatMap((key) => [blocked({ key }, false, false), blocked({ key }, true, false)]),
    ...never.flatMap((key) => [blocked({ key }, false, true), blocked({ key }, true, true)]),
    ...['F1', 'F2', 'F10'].flatMap((key) => [blocked({ key }, false, true), blocked({ key }, true, false)]),
    ...['r', 'R', 'w', 'n', 't', 'o', 's', 'u', 'i', 'j', 'h', 'd', 'q', '+', '-', '=', '0', 'F4'].flatMap((key) => [
      blocked({ key, control: true }, true, true),
      blocked({ key, meta: true }, true, true),
      blocked({ key, control: true }, false, true),
      blocked({ key, meta: true }, false, true),
    ]),
    ...['c', 'v', 'x', 'a', 'z', 'p'].flatMap((key) => [
      blocked({ key, control: true }, true, false),
      blocked({ key, control: true }, false, true),
    ]),
    ...['ArrowLeft', 'ArrowRight', 'Home', 'F4', ' '].map((key) => blocked({ key, alt: true }, true, true)),
    // Shortcuts of the desk.
    ...['h', 'q'].flatMap((key) => [
      blocked({ key, alt: true }, true, false),
      blocked({ key, alt: true }, false, true),
    ]),
    // A scanner that types.
    blocked({ key: '7', code: 'Numpad7', alt: true }, false, false),
    blocked({ key: 'Alt', code: 'AltLeft', alt: true }, false, false),
    blocked({ key: '7', code: 'Digit7', alt: true }, false, true),
    blocked({ key: '7', code: 'Numpad7', alt: true, control: true }, false, true),
    blocked({ key: '7', code: 'Numpad7', alt: true, meta: true }, false, true),
    blocked({ key: '7', code: 'Numpad7', control: true }, false, true),
    ...['LaunchMail', 'MediaPlayPause', 'ContextMenu'].map((key) => blocked({ key }, false, true)),
  ])
}

/** @param names every permission that Electron knows */
export function permissionFaults({ isGranted }: typeof Permissions, names: readonly string[]): string[] {
  const voice = { permission: 'media', role: 'counter', path: '/voice/', trusted: true, media: ['audio'] } as const
  return wrong([
    ['recording a voice', isGranted(voice), true],
    ['without a table', isGranted(voice, []), false],
    ['a stranger', isGranted({ ...voice, trusted: false }), false],
    ['another page', isGranted({ ...voice, path: '/counter/' }), false],
    ['a kiosk', isGranted({ ...voice, role: 'kiosk' }), false],
    ['the camera', isGranted({ ...voice, media: ['video'] }), false],
    ['the camera too', isGranted({ ...voice, media: ['audio', 'video'] }), false],
    ['nobody knows what', isGranted({ ...voice, media: [] }), false],
    ...names
      .filter((name) => name !== 'media')
      .map((permission) => [permission, isGranted({ ...voice, permission }), false] as const),
  ])
}

export function senderFaults({ isTrusted }: typeof Senders): string[] {
  const app = { url: 'app://shell/away/', parent: null }
  const page = { url: `${CENTRE}/kiosk/`, parent: null }
  return wrong([
    ['the program', isTrusted(app, true, 'app', CENTRE), true],
    ['the program, of all', isTrusted(app, true, 'ours', CENTRE), true],
    ['a page of the centre', isTrusted(page, true, 'ours', CENTRE), true],
    ['a page of the centre to what is the program’s', isTrusted(page, true, 'app', CENTRE), false],
    ['another window', isTrusted(app, false, 'app', CENTRE), false],
    ['a frame that is gone', isTrusted(null, true, 'ours', CENTRE), false],
    ['a frame inside', isTrusted({ ...app, parent: page }, true, 'app', CENTRE), false],
    ['a stranger', isTrusted({ url: 'https://example.com/', parent: null }, true, 'ours', CENTRE), false],
    [
      'a name before it',
      isTrusted({ url: 'https://x@10.0.0.2:8443/kiosk/', parent: null }, true, 'ours', CENTRE),
      false,
    ],
    ['no centre', isTrusted(page, true, 'ours', null), false],
    ['nothing', isTrusted({ url: '', parent: null }, true, 'ours', CENTRE), false],
  ])
}

export function recoveryFaults(rules: typeof Recovery): string[] {
  const { remedyFor, backOffMs, isAlive, untilNight, EXIT, SILENT_MS } = rules
  const minute = 60_000
  return wrong([
    ['first', remedyFor([0]), 'reload'],
    ['second', remedyFor([0, 1]), 'reload'],
    ['third within five minutes', remedyFor([0, minute, 4 * minute]), 'recreate'],
    ['fifth', remedyFor([0, 1, 2, 3, 4]), 'recreate'],
    ['sixth', remedyFor([0, 1, 2, 3, 4, 5]), 'restart-device'],
    ['third, the first five minutes ago', remedyFor([0, minute, 5 * minute]), 'reload'],
    ['once a day for a week', remedyFor([1, 2, 3, 4, 5, 6, 7].map((day) => day * 1440 * minute)), 'reload'],
    ['waits', [0, 1, 2, 3, 4, 5, 6, 99].map(backOffMs), [1000, 1000, 2000, 5000, 15_000, 30_000, 30_000, 30_000]],
    ['no window', isAlive([]), true],
    ['all alive', isAlive([0, 2 * SILENT_MS - 1]), true],
    ['one silent', isAlive([0, 2 * SILENT_MS]), false],
    ['exit codes of Shell Launcher', Object.values(EXIT), [0, 1, 2, 3]],
    ['later today', untilNight(190, 100), 90 * minute],
    ['tomorrow', untilNight(190, 191), 1439 * minute],
    ['just now', untilNight(190, 190), 1440 * minute],
  ])
}

const GOOD = { role: 'kiosk', centreUrl: CENTRE }

export function configFaults({ readConfig, tokenFilesOf }: typeof Config): string[] {
  const text = (value: unknown): string => JSON.stringify(value)
  const read = (own: unknown, policy: unknown = null) =>
    readConfig(own === null ? null : text(own), policy === null ? null : text(policy))
  const troubleOf = (own: string | null, policy: string | null): unknown => {
    const found = readConfig(own, policy)
    return found.ok ? 'none' : found.trouble
  }
  const role = (own: unknown, policy: unknown): unknown => {
    const found = read(own, policy)
    return found.ok && [found.config.role, found.config.nightlyReload, found.config.centreUrl]
  }
  const bad = (own: unknown): Row<boolean> => [`takes ${text(own)}`, read(own).ok, false]
  return wrong([
    ['nothing at all', troubleOf(null, null), 'not-configured'],
    ['a role without a centre', troubleOf(text({ role: 'kiosk' }), null), 'not-configured'],
    ['a centre without a role', troubleOf(null, text({ centreUrl: CENTRE })), 'not-configured'],
    ['a centre without a role, and wrong', troubleOf(text({ corner: 'x' }), text(GOOD)), 'configuration-wrong'],
    ['nothing but a wrong word', troubleOf(text({ corner: 'x' }), null), 'configuration-wrong'],
    ['what the policy says to the first start', begunOf(read({}, { centreUrl: CENTRE, role: 'board' })), false],
    [
      'what is said before a role',
      begunOf(read({ corner: 'top-right' }, { centreUrl: CENTRE })),
      ['top-right', CENTRE],
    ],
    ['files for tokens', tokenFilesOf(read({ ...GOOD, tokenFiles: { kiosk: '/k' } })), { kiosk: '/k' }],
    ['files before a role', tokenFilesOf(read({ tokenFiles: { board: '/b' } })), { board: '/b' }],
    ['files of broken settings', tokenFilesOf(readConfig('{', null)), {}],
    bad({ ...GOOD, authority: 'a word' }),
    bad({ ...GOOD, centre: { data: 'D', port: 1, lan: { port: 1 } } }),
    ['own settings', role(GOOD, null), ['kiosk', '03:10', CENTRE]],
    [
      'what is not said',
      defaultsOf(read({ ...GOOD, centre: { data: 'D', port: 1 } })),
      [true, false, 'vi', 'top-left'],
    ],
    ['the policy alone', role(null, GOOD), ['kiosk', '03:10', CENTRE]],
    [
      'the policy wins',
      role({ ...GOOD, role: 'counter', nightlyReload: '01:00' }, { role: 'kiosk' }),
      ['kiosk', '01:00', CENTRE],
    ],
    ['a broken policy is no open door', troubleOf(text(GOOD), '{'), 'configuration-wrong'],
    ['a policy that is no object', troubleOf(text(GOOD), '[]'), 'configuration-wrong'],
    ['a policy that is nothing', troubleOf(text(GOOD), 'null'), 'configuration-wrong'],
    ['a policy that is a word', troubleOf(text(GOOD), '"x"'), 'configuration-wrong'],
    ['broken settings', troubleOf('{', null), 'configuration-wrong'],
    ['a policy with a wrong value', troubleOf(text(GOOD), text({ role: 'x' })), 'configuration-wrong'],
    ['which part is wrong', problemsOf(read({ ...GOOD, nightlyReload: '24:00' })), ['nightlyReload']],
    bad({ ...GOOD, centreUrl: `${CENTRE}/kiosk/` }),
    bad({ ...GOOD, centreUrl: 'file:///etc' }),
    bad({ ...GOOD, centreUrl: 'https://x@10.0.0.2' }),
    bad({ ...GOOD, centreUrl: '10.0.0.2' }),
    bad({ ...GOOD, nightlyReload: '3:10' }),
    bad({ ...GOOD, spareCodes: ['1234'] }),
    bad({ ...GOOD, unknown: 1 }),
    bad({ role: 'kiosk' }),
  ])
}

const defaultsOf = (found: Config.ReadConfig): unknown =>
  found.ok && [found.config.secondScreen, found.config.centre?.demo, found.config.language, found.config.corner]

const begunOf = (found: Config.ReadConfig): unknown =>
  !found.ok && found.trouble === 'not-configured' && [found.begun.corner, found.begun.centreUrl]

const problemsOf = (found: Config.ReadConfig): string[] =>
  found.ok ? [] : found.problems.map((problem) => problem.split(':')[0] ?? '')
