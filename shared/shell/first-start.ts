import { z } from 'zod'
import type { DeviceRole } from '../api/roles.ts'
import { isLoopback, parsed } from './addresses.ts'
import type { Begun } from './config.ts'
import type { RestoreView } from './restore-start.ts'
import { MACHINE_ROLES } from './roles.ts'
import type { MachineRole, WindowPage } from './roles.ts'

/** Where a centre listens unless it was told otherwise. */
export const HOUSE_PORT = '8443'
const TRUST_PORT = '8081'

/**
 * Address of a centre as people type it: the machine alone, with a port, or copied from one of its pages.
 * @returns its origin; null: it is none, or would go through the house without TLS
 */
export function typedAddress(text: string): string | null {
  const words = text.trim()
  const isPlain = /^http:\/\//i.test(words)
  const at = parsed(/^[a-z]+:\/\//i.test(words) ? words : `https://${words}`)
  if (!at || !/^https?:$/.test(at.protocol) || at.hostname === '' || at.username !== '' || at.password !== '')
    return null
  if (isPlain && isLoopback(at.hostname)) return at.origin
  // The page without TLS that explains the certificate says which machine is meant.
  if (isPlain && at.port !== TRUST_PORT) return null
  const port = isPlain || (at.port === '' && !/:443\b/.test(words)) ? HOUSE_PORT : at.port
  return `https://${at.hostname}${port === '' ? '' : `:${port}`}`
}

/** A name of a folder that is written out whole, on Windows or elsewhere. */
const folder = z
  .string()
  .max(240)
  .regex(/^(\/|[A-Za-z]:[\\/])/)

/** What somebody chooses at the first start. */
export const setUpRequest = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('look') }),
  /** `station`: printers or number displays are plugged into this machine; its station is let in after it. */
  z.strictObject({ do: z.literal('join'), address: z.string().min(1).max(200), station: z.boolean() }),
  z.strictObject({ do: z.literal('stop') }),
  z.strictObject({ do: z.literal('begin-anew') }),
  z.strictObject({ do: z.literal('one-screen') }),
  z.strictObject({
    do: z.literal('be-centre'),
    data: folder,
    name: z.string().trim().min(1).max(120),
    /** Name of a preset; null: the demonstration. */
    preset: z.string().min(1).max(40).nullable(),
    /** Whoever sets up everything else. */
    officer: z.string().trim().min(1).max(120),
    pin: z.string().regex(/^\d{4,12}$/),
    /** Other machines of the house join it. */
    house: z.boolean(),
  }),
  /** Looks for copies of a centre; null: on the disks of this machine. */
  z.strictObject({ do: z.literal('find-copies'), place: folder.nullable() }),
  /** Takes the place of a broken centre: a copy that was found, and the code from the safe where it is enciphered. */
  z.strictObject({
    do: z.literal('restore'),
    folder: z.string().min(1).max(1_000),
    name: z.string().min(1).max(200),
    data: folder,
    code: z.string().max(100).nullable(),
  }),
  z.strictObject({ do: z.literal('open-restored') }),
])
export type SetUpRequest = z.infer<typeof setUpRequest>
export type BeCentre = Extract<SetUpRequest, { do: 'be-centre' }>
export type Restore = Extract<SetUpRequest, { do: 'restore' }>

/** How far a machine is on its way into a centre. */
export const PAIRING_STATES = [
  'asking',
  'waiting',
  'refused',
  'bad-address',
  'unreachable',
  'other-authority',
  'wrong-role',
  'cannot-keep',
] as const
export type PairingState = (typeof PAIRING_STATES)[number]

export type PairingView = {
  readonly state: PairingState
  /** What the machine calls itself in the list of those that wait. */
  readonly name: string
  readonly centreUrl: string
  /** Six signs; null: there is none now. */
  readonly code: string | null
  /** What waits is the station of the machine, not its page. */
  readonly isStation: boolean
}

/** Why the machine cannot be a centre of its own. */
export type CentreFault = 'folder' | 'port'

export type SetUpView = {
  /** Centres that told the house of themselves. */
  readonly centres: readonly { readonly name: string; readonly url: string }[]
  /** What the policy of the province says already. */
  readonly fixedUrl: string | null
  readonly fixedRole: MachineRole | null
  readonly fixedAuthority: string | null
  readonly presets: readonly string[]
  /** Where the data of a centre would lie. */
  readonly folder: string
  readonly pairing: PairingView | null
  readonly fault: CentreFault | null
  /** Taking the place of a broken centre; null: nobody has asked for it. */
  readonly restore: RestoreView | null
  /** This window alone waits; its machine works. */
  readonly isSecond: boolean
}

/** What a window of this page asks to be; null: whoever accepts the machine decides. */
export const askedRole = (page: WindowPage, isFirst: boolean, fixed: MachineRole | null): MachineRole | null =>
  isFirst ? fixed : page

/** The role of a device that a window can show; null: it has none, as a station. */
export const windowRole = (role: DeviceRole): MachineRole | null => MACHINE_ROLES.find((one) => one === role) ?? null

/** Whether a page is nothing without a token of its own: at a desk the officer logs in. */
export const needsToken = (page: WindowPage): boolean => page !== 'counter'

/** The settings of a machine that was let in. */
export const joined = (
  own: object,
  role: MachineRole,
  centreUrl: string,
  authority: string | null,
  station: { readonly data: string; readonly tokenFile: string } | null,
): Record<string, unknown> => ({
  ...own,
  role,
  centreUrl,
  ...(authority === null ? {} : { authority }),
  ...(station === null ? {} : { station }),
})

const OF_CENTRE = ['role', 'centreUrl', 'authority', 'centre', 'station'] as const

/** The settings of a machine that belongs to no centre any more; what was said of the machine itself stays. */
export const forgotten = (own: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(own).filter(([key]) => !(OF_CENTRE as readonly string[]).includes(key)))

/** The settings of a desk that is its own small centre. @param ports free ones: pages, TLS, the page of the certificate */
export const ownCentre = (
  own: object,
  { data, preset, house }: Pick<BeCentre, 'data' | 'preset' | 'house'>,
  ports: readonly [number, number, number],
): Record<string, unknown> => ({
  ...own,
  role: 'counter',
  centreUrl: `http://127.0.0.1:${ports[0]}`,
  centre: {
    data,
    port: ports[0],
    ...(preset === null ? { demo: true } : {}),
    ...(house ? { lan: { port: ports[1], trustPort: ports[2] } } : {}),
  },
})

/** Ports that a centre tries, until all three of a row are free. */
export const PORT_ROWS: readonly (readonly [number, number, number])[] = [0, 10, 20, 30, 40, 50].map((n) => [
  8080 + n,
  8443 + n,
  8081 + n,
])

/** What the policy of the province says already of a machine that nobody has set up. */
export const fixedBy = (
  begun: Begun | null,
): { fixedUrl: string | null; fixedRole: MachineRole | null; fixedAuthority: string | null } => ({
  fixedUrl: begun?.centreUrl ?? null,
  fixedRole: begun?.role ?? null,
  fixedAuthority: begun?.authority ?? null,
})
