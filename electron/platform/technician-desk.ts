import { join } from 'node:path'
import { createClient } from '../../shared/api/client.ts'
import type { Client } from '../../shared/api/client.ts'
import type { Deed, DeedAnswer, DeedRequest, Technician } from '../../shared/shell/shell-api.ts'
import { EXIT } from '../../shared/shell/recovery.ts'
import type { ExitCode } from '../../shared/shell/recovery.ts'
import type { WindowPlan } from '../../shared/shell/roles.ts'
import type { Clock, Timers } from '../../shared/kernel/time.ts'
import { systemIds } from './ids.ts'
import type { Log } from './log.ts'
import { keyOfDeed, openSpareCodes } from './spare-codes.ts'
import type { CentreWatch } from './watch-centre.ts'

/** The machine, as far as a technician has to do with it. */
export type Machine = {
  readonly config: { readonly spareCodes: readonly string[] } | null
  readonly centre: string | null
  readonly dataDir: string
  readonly clock: Clock
  readonly timers: Timers
  readonly log: Log
  readonly watch: Pick<CentreWatch, 'now'>
  readonly secrets: { read(name: string): Promise<string | null>; forget(name: string): Promise<void> }
  readonly setUp: { beginAnew(): Promise<void> }
  leave(code: ExitCode): void
}

/** The window that he stands before. */
export type MachineWindow = {
  readonly plan: Pick<WindowPlan, 'page'>
  showing(): string
  load(): void
}

const ENDS = { close: EXIT.stay, 'restart-device': EXIT.restartDevice, 'shut-down': EXIT.shutDown } as const

export type TechnicianDesk = {
  people(window: MachineWindow): Promise<readonly Technician[]>
  /** Checks who it is, has it journaled, then does it. */
  perform(window: MachineWindow, request: DeedRequest): Promise<DeedAnswer>
  /** Tells the centre what was done by spare codes while it was away, and hears whether it still knows the machine. */
  catchUp(windows: readonly MachineWindow[]): Promise<void>
}

/**
 * What a technician does at a machine: the centre checks the PIN and journals the deed before it is done. While the centre
 * is away a spare code of the policy does, once each; the centre's journal gets it when the centre is back.
 */
export function openTechnicianDesk(shell: Machine, fetch: typeof globalThis.fetch): TechnicianDesk {
  const file = join(shell.dataDir, 'spare-codes-used.jsonl')
  let isCatchingUp = false
  const codes = openSpareCodes(file, () => shell.config?.spareCodes ?? [], shell.clock)

  async function clientOf({ plan }: MachineWindow): Promise<Client> {
    const token = await shell.secrets.read(plan.page)
    return createClient({ base: shell.centre ?? '', token: () => token, newKey: () => systemIds.next(), fetch })
  }

  async function atCentre(window: MachineWindow, { officerId, pin, deed }: DeedRequest): Promise<DeedAnswer> {
    const client = await clientOf(window)
    const body = { officerId: officerId ?? '', pin, deed }
    const asked = await client.call('maintainMachine', { body })
    return asked.ok ? { ok: true } : { ok: false, code: asked.code }
  }

  const bySpareCode = ({ pin, deed }: DeedRequest): DeedAnswer =>
    shell.watch.now().state === 'here' ? { ok: false, code: 'CENTRE_IS_HERE' } : codes.spend(pin, deed)

  function carryOut(window: MachineWindow, deed: Deed): void {
    shell.log.warn({ deed }, 'a technician at the machine')
    if (deed === 'reload') window.load()
    else if (deed === 'begin-anew') shell.timers.after(300, () => void shell.setUp.beginAnew())
    // The page itself runs the check; what it needs from here is only to be let.
    else if (deed !== 'self-check') shell.timers.after(300, () => shell.leave(ENDS[deed]))
  }

  async function catchUp(window: MachineWindow): Promise<void> {
    const { page } = window.plan
    if ((await shell.secrets.read(page)) === null) return
    const client = await clientOf(window)
    for (const { code, at, deed } of codes.untold()) {
      const body = { code: code.slice(0, 12), at, deed }
      if ((await client.call('reportSpareDeed', { body, key: keyOfDeed(code) })).ok) codes.told(code)
    }
    const known = await client.call('listMaintainers', {})
    if (known.ok || known.code !== 'NOT_AUTHENTICATED') return
    shell.log.warn({ page }, 'the centre does not know this machine any more')
    await shell.secrets.forget(page)
    window.load()
  }

  return {
    async people(window) {
      const asked = await (await clientOf(window)).call('listMaintainers', {})
      return asked.ok ? asked.value.people : []
    },
    async perform(window, request) {
      const answer = request.officerId === null ? bySpareCode(request) : await atCentre(window, request)
      if (answer.ok) carryOut(window, request.deed)
      return answer
    },
    async catchUp(windows) {
      if (isCatchingUp || shell.watch.now().state !== 'here') return
      isCatchingUp = true
      try {
        for (const window of windows) if (window.showing() === 'centre') await catchUp(window)
      } catch (error) {
        // A key ring that is locked, a full disk: the next time is soon.
        shell.log.warn({ err: error }, 'the centre could not be asked about this machine')
      }
      isCatchingUp = false
    },
  }
}
