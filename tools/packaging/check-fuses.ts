import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { FuseState } from '@electron/fuses/dist/constants.js'
import { parse } from 'yaml'
import { ROOT } from '../run.ts'

/** As `electron-builder.yml` names each fuse, and as its place in the wire is named. */
const FUSES = {
  runAsNode: FuseV1Options.RunAsNode,
  enableCookieEncryption: FuseV1Options.EnableCookieEncryption,
  enableNodeOptionsEnvironmentVariable: FuseV1Options.EnableNodeOptionsEnvironmentVariable,
  enableNodeCliInspectArguments: FuseV1Options.EnableNodeCliInspectArguments,
  enableEmbeddedAsarIntegrityValidation: FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
  onlyLoadAppFromAsar: FuseV1Options.OnlyLoadAppFromAsar,
  loadBrowserProcessSpecificV8Snapshot: FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
  grantFileProtocolExtraPrivileges: FuseV1Options.GrantFileProtocolExtraPrivileges,
} as const

/**
 * Reads the fuses back from a packed program and holds them against electron-builder.yml: signing has damaged them before
 * (models.md §6.1).
 * @returns those that are others than wanted
 */
export async function wrongFuses(program: string): Promise<string[]> {
  const { electronFuses } = parse(readFileSync(join(ROOT, 'electron-builder.yml'), 'utf8')) as {
    electronFuses: Record<string, boolean>
  }
  const wire = await getCurrentFuseWire(program)
  return Object.entries(electronFuses)
    .filter(([name, wanted]) => {
      const place = FUSES[name as keyof typeof FUSES]
      return place === undefined || wire[place] !== (wanted ? FuseState.ENABLE : FuseState.DISABLE)
    })
    .map(([name]) => name)
}

if (import.meta.main) {
  const [program = ''] = process.argv.slice(2)
  const wrong = await wrongFuses(program)
  console.log(wrong.length === 0 ? 'every fuse is as electron-builder.yml says' : `wrong: ${wrong.join(', ')}`)
  process.exitCode = wrong.length === 0 ? 0 : 1
}
