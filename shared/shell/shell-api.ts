import { z } from 'zod'
import type { SetUpRequest, SetUpView } from './first-start.ts'
import type { WindowPage } from './roles.ts'

/** What stands between the program's own page and its main process: plain values, checked on arrival. */

/** Why the page of the centre is not there. */
export const TROUBLES = [
  'starting',
  'centre-away',
  'centre-full',
  'centre-newer',
  'centre-damaged',
  'page-missing',
  'other-authority',
  'clock-wrong',
  'not-paired',
  'not-configured',
  'configuration-wrong',
] as const
export type Trouble = (typeof TROUBLES)[number]

/** What a technician does at a machine that nobody attends; each is written into the journal. */
export const DEEDS = ['reload', 'self-check', 'close', 'restart-device', 'shut-down', 'begin-anew'] as const
export const deed = z.enum(DEEDS)
export type Deed = z.infer<typeof deed>

export type ShellStatus = {
  readonly trouble: Trouble
  /** What is wrong in the configuration, for the technician; empty otherwise. */
  readonly problems: readonly string[]
  /** Address of the centre; null: there is none. */
  readonly centreUrl: string | null
  /** Since when the centre is away, in ms of the machine's clock; null while nobody knows. */
  readonly since: number | null
  /** Somebody sits here: words for an officer, not for a citizen. */
  readonly attended: boolean
  readonly technician: boolean
  /** Which page of the centre the window is for. */
  readonly page: WindowPage
  readonly language: 'vi' | 'en'
  readonly version: string
  /** How far this machine is on its way into a centre. */
  readonly setUp: SetUpView
}

/** One attempt to get out of the window, and whether it was stopped. */
export type SelfCheckLine = { readonly check: string; readonly ok: boolean; readonly detail: string }
export const selfCheckLines = z.array(
  z.strictObject({ check: z.string().max(60), ok: z.boolean(), detail: z.string().max(300) }),
)

export type CrashDump = { readonly name: string; readonly at: number; readonly bytes: number }
export type Technician = { readonly id: string; readonly name: string }

export const deedRequest = z.strictObject({
  /** Null: with a spare code, while the centre is away. */
  officerId: z.string().min(1).max(64).nullable(),
  pin: z.string().min(4).max(32),
  deed,
})
export type DeedRequest = z.infer<typeof deedRequest>

/** How a deed ended; `code` is a refusal of the centre or of the machine. */
export type DeedAnswer = { readonly ok: true } | { readonly ok: false; readonly code: string }

/** What the program's own page finds as `window.motCuaShell`. Pages of the centre are refused every call. */
export type ShellApi = {
  status(): Promise<ShellStatus>
  /** @returns a function that ends it */
  onStatus(listener: (status: ShellStatus) => void): () => void
  retry(): Promise<void>
  technicians(): Promise<readonly Technician[]>
  perform(request: DeedRequest): Promise<DeedAnswer>
  crashDumps(): Promise<readonly CrashDump[]>
  reportSelfCheck(lines: readonly SelfCheckLine[]): Promise<readonly SelfCheckLine[]>
  leave(): Promise<void>
  setUp(request: SetUpRequest): Promise<void>
}
