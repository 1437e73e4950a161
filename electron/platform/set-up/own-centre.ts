import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { PORT_ROWS } from '../../../shared/shell/first-start.ts'
import type { BeCentre, CentreFault } from '../../../shared/shell/first-start.ts'

/** File in a data folder that says how an empty centre begins; it holds a PIN and is removed when that is in the journal. */
export const BEGIN_FILE = 'begin.json'

/**
 * Where the data of a centre lie unless somebody says otherwise: not below the settings, which are no place for them. Under
 * Windows every account of the machine reads what is made in ProgramData; the folder of an account is its own.
 */
export const folderOfData = (
  platform: string = process.platform,
  env: Readonly<Record<string, string | undefined>> = process.env,
): string =>
  platform === 'win32'
    ? join(env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'mot-cua-centre')
    : join(homedir(), 'mot-cua')

/**
 * Makes the data folder of a centre ready. A folder with a centre in it is gone on with as it is.
 * @returns free ports, or what is wrong
 */
export async function prepareCentre(request: BeCentre): Promise<readonly [number, number, number] | CentreFault> {
  const { data, name, preset, officer, pin } = request
  try {
    mkdirSync(data, { recursive: true, mode: 0o700 })
    if (!existsSync(join(data, 'centre.db'))) {
      if (process.platform !== 'win32') chmodSync(data, 0o700)
      const begin = JSON.stringify({ name, preset, officer, pin })
      // The demonstration has people and PINs of its own.
      if (preset !== null) writeFileSync(join(data, BEGIN_FILE), begin, { mode: 0o600, flush: true })
    }
  } catch {
    return 'folder'
  }
  return (await freePorts()) ?? 'port'
}

/** Ports that nobody of this machine uses; null: there are none. */
export async function freePorts(): Promise<readonly [number, number, number] | null> {
  for (const row of PORT_ROWS) if ((await Promise.all(row.map(isFree))).every(Boolean)) return row
  return null
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}
