import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { authorityFile, keepAuthority } from '../house-authority.ts'

/** As the settings of a machine name its station. */
export type StationPlace = { readonly data: string; readonly tokenFile: string }

const tokenFileIn = (data: string): string => join(data, 'station.token')

/** A machine that belongs to no centre keeps no token that one would still believe. */
export function forgetStation(data: string): void {
  const tokenFile = tokenFileIn(data)
  for (const file of [tokenFile, authorityFile(tokenFile)]) rmSync(file, { force: true })
}

/**
 * Keeps what a station needs to speak with its centre: a process of its own without a key ring, so its token lies in a file
 * of its account alone, with the authority of the house beside it (docs/pairing.md).
 */
export function keepStation(
  data: string,
  { token, authority }: { readonly token: string; readonly authority: string | null },
): StationPlace {
  const tokenFile = tokenFileIn(data)
  mkdirSync(data, { recursive: true, mode: 0o700 })
  writeFileSync(`${tokenFile}.part`, `${token}\n`, { mode: 0o600, flush: true })
  renameSync(`${tokenFile}.part`, tokenFile)
  if (authority !== null) keepAuthority(authorityFile(tokenFile), authority)
  return { data, tokenFile }
}
