import { z } from 'zod'
import { parsed } from './addresses.ts'
import { MACHINE_ROLES } from './roles.ts'

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/

/** Address of a centre: an origin and nothing behind it. */
const origin = z.string().refine(
  (text) => {
    const url = parsed(text)
    return url !== null && /^https?:$/.test(url.protocol) && url.origin === text
  },
  { message: 'an address such as https://10.0.0.2:8443, nothing behind the port' },
)

const port = z.number().int().min(1).max(65_535)

/** What a machine is told: its own file, and the policy of the province's IT above it. */
export const shellConfig = z.strictObject({
  role: z.enum(MACHINE_ROLES),
  centreUrl: origin,
  /** Authority of the house that this machine was paired with (PEM): no other one is believed from then on. */
  authority: z.string().startsWith('-----BEGIN CERTIFICATE-----').max(10_000).optional(),
  language: z.enum(['vi', 'en']).default('vi'),
  /** This desk is its own small centre: the program runs it. */
  centre: z
    .strictObject({
      data: z.string().min(1),
      port,
      demo: z.boolean().default(false),
      /** Doors to the house: TLS, and the page that explains its certificate. Absent: for this machine only. */
      lan: z.strictObject({ port, trustPort: port }).optional(),
    })
    .optional(),
  /** The devices of this machine: where its station keeps what it knows, and its token. */
  station: z.strictObject({ data: z.string().min(1), tokenFile: z.string().min(1) }).optional(),
  /** Files with device tokens for machines without a key ring; their owner alone may read them. */
  tokenFiles: z.partialRecord(z.enum(['kiosk', 'counter', 'board', 'rating']), z.string().min(1)).default({}),
  nightlyReload: z.string().regex(TIME).default('03:10'),
  secondScreen: z.boolean().default(true),
  /** Corner that a technician taps five times. */
  corner: z.enum(['top-left', 'top-right', 'bottom-left', 'bottom-right']).default('top-left'),
  /** SHA-256 (hex) of spare codes, each good for one deed while the centre is away. */
  spareCodes: z.array(z.string().regex(/^[0-9a-f]{64}$/)).default([]),
})
export type ShellConfig = z.infer<typeof shellConfig>

/** What is said already of a machine that nobody has set up yet, e.g. by the policy: the first start asks for the rest. */
const begun = shellConfig.partial({ role: true, centreUrl: true })
export type Begun = z.infer<typeof begun>

export type ReadConfig =
  | { readonly ok: true; readonly config: ShellConfig }
  | { readonly ok: false; readonly trouble: 'not-configured'; readonly problems: readonly []; readonly begun: Begun }
  | { readonly ok: false; readonly trouble: 'configuration-wrong'; readonly problems: string[] }

/**
 * Joins the machine's own settings with the policy; what the policy says wins, part by part.
 * @param own text of the machine's file; null: there is none
 * @param policy text of the province's file; null: there is none. One that cannot be read stops the machine: a lock that
 * somebody broke is not an open door
 * @returns without role and address it is not configured, whatever else is said
 */
export function readConfig(own: string | null, policy: string | null): ReadConfig {
  const [mine, above] = [parse(own, 'shell.json'), parse(policy, 'policy.json')]
  const problems = [mine, above].flatMap((one) => (one.ok ? [] : [one.problem]))
  if (!mine.ok || !above.ok) return { ok: false, trouble: 'configuration-wrong', problems }
  const said = { ...mine.value, ...above.value }
  const some = begun.safeParse(said)
  if (some.success && (some.data.role === undefined || some.data.centreUrl === undefined))
    return { ok: false, trouble: 'not-configured', problems: [], begun: some.data }
  const read = shellConfig.safeParse(said)
  if (read.success) return { ok: true, config: read.data }
  const found = read.error.issues.map(({ path, message }) => `${path.join('.') || 'shell.json'}: ${message}`)
  return { ok: false, trouble: 'configuration-wrong', problems: found }
}

/** Files for device tokens, also those that are named before the machine has a role. */
export const tokenFilesOf = (read: ReadConfig): Readonly<Record<string, string | undefined>> => {
  if (read.ok) return read.config.tokenFiles
  return read.trouble === 'not-configured' ? read.begun.tokenFiles : {}
}

type Parsed = { ok: true; value: object } | { ok: false; problem: string }

function parse(text: string | null, name: string): Parsed {
  if (text === null) return { ok: true, value: {} }
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ok: true, value }
    return { ok: false, problem: `${name}: an object is expected` }
  } catch (error) {
    return { ok: false, problem: `${name}: ${(error as Error).message}` }
  }
}
