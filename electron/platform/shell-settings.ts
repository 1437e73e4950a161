import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { readConfig } from '../../shared/shell/config.ts'
import type { ReadConfig } from '../../shared/shell/config.ts'

/** The settings of this machine, below those of the province's IT, which nobody but an administrator can write. */
export type ShellSettings = {
  read(): ReadConfig
  /** What stands in the machine's own file; empty: there is none, or it cannot be read. */
  own(): object
  /** Written aside and put in its place, so that a power cut leaves the one or the other. */
  write(own: object): void
}

/** @param ownFile `shell.json`; @param policyFile `policy.json` */
export function openShellSettings(ownFile: string, policyFile: string): ShellSettings {
  const textOf = (file: string): string | null => (existsSync(file) ? readFileSync(file, 'utf8') : null)
  return {
    read: () => readConfig(textOf(ownFile), textOf(policyFile)),
    own() {
      try {
        return JSON.parse(textOf(ownFile) ?? '{}') as object
      } catch {
        return {}
      }
    },
    write(own) {
      mkdirSync(dirname(ownFile), { recursive: true })
      writeFileSync(`${ownFile}.part`, `${JSON.stringify(own, null, 2)}\n`, { mode: 0o600, flush: true })
      renameSync(`${ownFile}.part`, ownFile)
    },
  }
}
