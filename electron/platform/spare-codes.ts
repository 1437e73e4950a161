import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Clock } from '../../shared/kernel/time.ts'
import { deed as deedShape } from '../../shared/shell/shell-api.ts'
import type { Deed, DeedAnswer } from '../../shared/shell/shell-api.ts'

/** A deed at the machine while its centre was away; `code` is the SHA-256 of the code that was spent on it. */
export type SpareDeed = { readonly code: string; readonly at: number; readonly deed: Deed }

const line = z.union([
  z.strictObject({ code: z.string(), at: z.number(), deed: deedShape }),
  z.strictObject({ told: z.string() }),
])

export type SpareCodes = {
  /** Spends a code on a deed; five wrong ones end the trying until the program starts anew. */
  spend(code: string, deed: Deed): DeedAnswer
  /** Deeds that the centre has not been told of, the oldest first. */
  untold(): SpareDeed[]
  /** The centre has this one in its journal. */
  told(code: string): void
}

const WRONG_CODES = 5

/**
 * Spare codes of a machine: each opens it once while the centre is away. What was done stands in a file of the machine
 * until the centre is back, and after.
 * @param codes SHA-256 (hex) of the codes that the policy gives
 */
export function openSpareCodes(file: string, codes: () => readonly string[], clock: Clock): SpareCodes {
  let wrongCodes = 0
  const written = (): string => (existsSync(file) ? readFileSync(file, 'utf8') : '')
  const add = (one: z.infer<typeof line>): void =>
    // Half a line that a power cut left does not swallow the next one.
    appendFileSync(file, `${/[^\n]$/.test(written()) ? '\n' : ''}${JSON.stringify(one)}\n`, {
      mode: 0o600,
      flush: true,
    })
  const lines = (): z.infer<typeof line>[] =>
    written()
      .split('\n')
      .flatMap((text) => {
        // A power cut may have left half a line: the code of a whole one is what counts.
        const read = line.safeParse(parse(text))
        return read.success ? [read.data] : []
      })
  const deeds = (): SpareDeed[] => lines().flatMap((one) => ('told' in one ? [] : [one]))

  return {
    spend(code, deed) {
      if (wrongCodes >= WRONG_CODES) return { ok: false, code: 'ACCOUNT_LOCKED' }
      const hash = createHash('sha256').update(code).digest('hex')
      if (!codes().includes(hash) || deeds().some((one) => one.code === hash)) {
        wrongCodes += 1
        return { ok: false, code: 'WRONG_PIN' }
      }
      add({ code: hash, at: clock.now(), deed })
      return { ok: true }
    },
    untold() {
      const told = new Set(lines().flatMap((one) => ('told' in one ? [one.told] : [])))
      return deeds().filter(({ code }) => !told.has(code))
    },
    told: (code) => add({ told: code }),
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** The same deed under the same key, however often the line broke while it was told. @param code SHA-256, hex */
export const keyOfDeed = (code: string): string =>
  code.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
