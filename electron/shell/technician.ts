import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { net } from 'electron'
import { createClient } from '../../shared/api/client.ts'
import type { Client } from '../../shared/api/client.ts'
import type { Deed, DeedAnswer, DeedRequest, Technician } from '../../shared/shell/shell-api.ts'
import { systemIds } from '../platform/ids.ts'
import type { Shell } from './context.ts'
import { EXIT } from '../../shared/shell/recovery.ts'
import type { ShellWindow } from './shell-window.ts'

const ENDS = { close: EXIT.stay, 'restart-device': EXIT.restartDevice, 'shut-down': EXIT.shutDown } as const
const WRONG_CODES = 5

export type TechnicianDesk = {
  people(window: ShellWindow): Promise<readonly Technician[]>
  /** Checks who it is, has it journaled, then does it. */
  perform(window: ShellWindow, request: DeedRequest): Promise<DeedAnswer>
}

/**
 * What a technician does at a machine: the centre checks the PIN and journals the deed before it is done. While the centre
 * is away a spare code of the policy does, once each, and the machine keeps a line of it.
 */
export function openTechnicianDesk(shell: Shell): TechnicianDesk {
  const usedFile = join(shell.dataDir, 'spare-codes-used.jsonl')
  let wrongCodes = 0

  async function clientOf({ plan }: ShellWindow): Promise<Client> {
    const token = await shell.secrets.read(plan.page)
    const fetch = net.fetch as typeof globalThis.fetch
    return createClient({ base: shell.centre ?? '', token: () => token, newKey: () => systemIds.next(), fetch })
  }

  async function atCentre(window: ShellWindow, { officerId, pin, deed }: DeedRequest): Promise<DeedAnswer> {
    const client = await clientOf(window)
    const body = { officerId: officerId ?? '', pin, deed }
    const asked = await client.call('maintainMachine', { body })
    return asked.ok ? { ok: true } : { ok: false, code: asked.code }
  }

  function bySpareCode({ pin, deed }: DeedRequest): DeedAnswer {
    if (shell.watch.now().state === 'here') return { ok: false, code: 'CENTRE_IS_HERE' }
    if (wrongCodes >= WRONG_CODES) return { ok: false, code: 'ACCOUNT_LOCKED' }
    const hash = createHash('sha256').update(pin).digest('hex')
    const used = existsSync(usedFile) ? readFileSync(usedFile, 'utf8') : ''
    if (!shell.config?.spareCodes.includes(hash) || used.includes(hash)) {
      wrongCodes += 1
      return { ok: false, code: 'WRONG_PIN' }
    }
    appendFileSync(usedFile, `${JSON.stringify({ code: hash, at: shell.clock.now(), deed })}\n`, { mode: 0o600 })
    return { ok: true }
  }

  function carryOut(window: ShellWindow, deed: Deed): void {
    shell.log.warn({ deed }, 'a technician at the machine')
    if (deed === 'reload') window.load()
    // The page itself runs the check; what it needs from here is only to be let.
    else if (deed !== 'self-check') shell.timers.after(300, () => shell.leave(ENDS[deed]))
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
  }
}
