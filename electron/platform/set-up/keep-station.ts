import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { authorityFile, keepAuthority } from '../house-authority.ts'

/** As the settings of a machine name its station. */
export type StationPlace = { readonly data: string; readonly tokenFile: string }

/**
 * Keeps what a station needs to speak with its centre: a process of its own without a key ring, so its token lies in a file
 * of its account alone, with the authority of the house beside it (docs/pairing.md).
 */
export function keepStation(
  data: string,
  { token, authority }: { readonly token: string; readonly authority: string | null },
): StationPlace {
  const tokenFile = join(data, 'station.token')
  mkdirSync(data, { recursive: true, mode: 0o700 })
  writeFileSync(`${tokenFile}.part`, `${token}\n`, { mode: 0o600, flush: true })
  renameSync(`${tokenFile}.part`, tokenFile)
  if (authority !== null) keepAuthority(authorityFile(tokenFile), authority)
  return { data, tokenFile }
}
