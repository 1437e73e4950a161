import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { dirname } from 'node:path'
import { createClient } from '../../shared/api/client.ts'
import { pairMachine, PairingRefused } from '../../shared/api/pair-machine.ts'
import { systemIds } from '../platform/ids.ts'
import { authorityFile, keepAuthority, keptAuthority, seeAuthority, trustOnly } from '../platform/house-authority.ts'
import { hashToken } from '../platform/keys.ts'
import { openLog } from '../platform/log.ts'
import { version } from '../platform/build.ts'
import { keepSystemdTold } from '../platform/service-notify.ts'
import { followUpdates } from '../platform/updates/follow-updates.ts'
import { openInbox } from '../platform/updates/inbox.ts'
import { keepLifeSign } from '../platform/updates/life-sign.ts'
import type { LifeSign } from '../platform/updates/life-sign.ts'
import { systemClock, systemTimers } from '../platform/time.ts'
import { lastConfiguration } from '../station/centre-configuration.ts'
import { parseStationConfig } from '../station/station-config.ts'
import type { ScanFolder } from '../station/scan-folder.ts'
import { startStation } from '../station/start-station.ts'
import { readOptions, readText, required, sayReady, stopOnSignal, UsageError } from './usage.ts'

/**
 * `station --centre URL (--token T | --token-file F) [--pair] (--config FILE | --data DIR)`: ready when devices are open
 * and it follows. `--scan-folder COUNTER=PATH` offers what a scanner writes there to the officer of the counter. With `--data` instead of `--config` its devices come from the centre. `--pair` shows a code on stderr
 * when the token file is not there yet, waits until a technician has accepted it, and keeps the token in that file. At an
 * `https` address the authority of the house is kept beside it and is the only one that counts from then on.
 */
export async function runStation(args: string[]): Promise<void> {
  const given = readOptions(
    args,
    ['centre', 'token', 'token-file', 'config', 'data', 'log', 'updates', 'scan-folder'],
    ['pair'],
  )
  const centreUrl = required(given.centre, 'centre')
  let state: LifeSign['state'] = 'waits'
  const sign = keepLifeSign(given.updates, 'station', () => ({ version, state, hasWayBack: true }), {
    clock: systemClock(),
    timers: systemTimers(),
  })
  if ((given.config === undefined) === (given.data === undefined))
    throw new UsageError('either --config (devices in a file) or --data (devices from the centre) is needed')
  const file = given['token-file']
  const token = given.token ?? (await tokenOf(centreUrl, file, given.pair === true))
  const fromCentre = given.config === undefined
  const running = await startStation({
    centreUrl,
    token: required(token, 'token'),
    config: fromCentre
      ? lastConfiguration(required(given.data, 'data'))
      : parseStationConfig(readText(required(given.config, 'config'))),
    fromCentre,
    scanFolders: scanFoldersOf(given['scan-folder']),
    clock: systemClock(),
    timers: systemTimers(),
    ids: systemIds,
    log: openLog(given.log ?? 'warn'),
  })
  const { updates } = given
  if (updates !== undefined)
    followUpdates({
      centre: () => centreUrl.replace(/\/$/, ''),
      token: () => Promise.resolve(token ?? null),
      fetch: (url, init) => fetch(url, init),
      inbox: () => openInbox(updates, 'station'),
      version,
      timers: systemTimers(),
      log: openLog(given.log ?? 'warn'),
    })
  stopOnSignal(() => running.stop())
  sayReady({ ready: true })
  state = 'runs'
  sign.tell()
  keepSystemdTold(() => Promise.resolve(true), systemTimers())
}

/** `C1=/path`: papers that a scanner writes there are offered to counter C1. */
function scanFoldersOf(text: string | undefined): ScanFolder[] {
  if (text === undefined) return []
  const [, counterId, path] = /^([^=]{1,64})=(.+)$/.exec(text) ?? []
  if (counterId === undefined || path === undefined)
    throw new UsageError('--scan-folder names a counter and a folder, e.g. C1=/home/desk/scans')
  return [{ counterId, path }]
}

/** The token that is kept, or one that is made by pairing and kept from now on with the authority of the house. */
async function tokenOf(centreUrl: string, file: string | undefined, mayPair: boolean): Promise<string | undefined> {
  if (file === undefined) {
    if (mayPair) throw new UsageError('--pair needs --token-file: the token is kept there')
    return undefined
  }
  const kept = keptAuthority(authorityFile(file))
  if (kept !== null) trustOnly(kept)
  if (!mayPair || existsSync(file)) return readText(file).trim()
  const seen = centreUrl.startsWith('https:') ? await seeAuthority(centreUrl) : null
  if (seen) trustOnly(seen.pem)
  const base = centreUrl.replace(/\/$/, '')
  const client = createClient({ base, token: () => null, newKey: () => systemIds.next() })
  const name = hostname()
  const onCode = (code: string | null): void =>
    void (code !== null && process.stderr.write(`${codeWords(code, name)}\n`))
  try {
    const { token } = await pairMachine({
      client,
      role: 'station',
      name,
      authority: seen?.fingerprint ?? null,
      hash: hashToken,
      secret: systemIds.secret,
      wait: (ms) => new Promise((resolve) => void systemTimers().after(ms, resolve)),
      onCode,
    })
    if (seen) keepAuthority(authorityFile(file), seen.pem)
    keepToken(file, token)
    return token
  } catch (error) {
    if (error instanceof PairingRefused) throw new UsageError('Trung tâm đã từ chối máy này.')
    throw error
  }
}

const codeWords = (code: string, name: string): string =>
  [
    '',
    `  Mã ghép nối: ${code.slice(0, 3)} ${code.slice(3)}`,
    `  Mở trang Điều hành, mục Thiết bị, chọn máy “${name}” trong danh sách chờ ghép nối và nhập mã này trong 10 phút.`,
  ].join('\n')

/** Nobody but the account of the station may read it. */
function keepToken(file: string, token: string): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `${token}\n`, { mode: 0o600, flag: 'wx', flush: true })
}
