import { mkdirSync, renameSync } from 'node:fs'
import { open, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Client } from '../../shared/api/client.ts'
import { isDigitalFault } from '../../shared/api/operations/digital.ts'
import type { Ids } from '../../shared/kernel/ids.ts'
import type { Timers } from '../../shared/kernel/time.ts'
import type { Log } from '../platform/log.ts'

/** A folder of this PC into which the program of a scanner writes, and the counter that its papers belong to. */
export type ScanFolder = { readonly path: string; readonly counterId: string }
export type ScanFolderOptions = {
  readonly folder: ScanFolder
  readonly client: Client
  readonly ids: Ids
  readonly log: Log
  readonly signal: AbortSignal
}
export type ScanFolderWatch = {
  /** Looks once; a file goes to the centre when it has not changed since the look before. One look at a time. */
  look(): Promise<void>
}

const LOOK_EVERY_MS = 2_000
/** What the centre does not take lies here, so that nobody sends it again and again. */
export const REFUSED = 'khong-nhan'
/** What programs call files that they still write. */
const UNFINISHED = /^[.~]|\.(?:tmp|part|partial|crdownload|lock)$/i
const PART = 480_000
const LONGEST_NAME = 200

/**
 * Offers what a scanner wrote to the officer of its counter, and deletes it here once the centre has it: papers of citizens
 * stay on no PC. The name of a file says nothing and is sent only when the file is not taken, so that the officer finds it. What
 * nobody answers is tried again at the next look.
 */
export function watchScanFolder({ folder, client, ids, log, signal }: ScanFolderOptions): ScanFolderWatch {
  const { path: dir, counterId } = folder
  let before = new Map<string, string>()
  let isBusy = false

  async function offer(path: string): Promise<string> {
    const uploadId = ids.next()
    const file = await open(path, 'r')
    try {
      const { size } = await file.stat()
      const part = Buffer.alloc(PART)
      for (let offset = 0; offset < size;) {
        const { bytesRead } = await file.read(part, 0, PART, offset)
        if (bytesRead === 0) return 'CHANGED'
        const data = part.subarray(0, bytesRead).toString('base64')
        const sent = await client.call('addDigitalPart', { params: { uploadId }, body: { offset, data }, signal })
        if (!sent.ok) return sent.code
        offset = sent.value.received
      }
    } finally {
      await file.close()
    }
    const body = { uploads: [uploadId], source: 'folder' as const, counterId }
    const staged = await client.call('stageDigital', { body, signal })
    return staged.ok ? 'OK' : staged.code
  }

  async function send(name: string): Promise<void> {
    const path = join(dir, name)
    if (!(await isFree(path))) return
    const code = await offer(path)
    if (code === 'OK') await rm(path)
    else if (isDigitalFault(code)) {
      // First told, then put aside: what nobody answered is offered and told again at the next look.
      const told = await client.call('reportTurnedAway', {
        body: { counterId, name: name.slice(0, LONGEST_NAME), code },
        signal,
      })
      if (!told.ok && told.code === 'NO_ANSWER') return
      mkdirSync(join(dir, REFUSED), { recursive: true })
      renameSync(path, join(dir, REFUSED, name))
      log.warn({ counterId, code }, 'the centre does not take a scan')
    } else log.warn({ counterId, code }, 'a scan has to wait')
  }

  async function lookOnce(): Promise<void> {
    const now = new Map<string, string>()
    for (const entry of await readdir(dir, { withFileTypes: true })) {
      if (!entry.isFile() || UNFINISHED.test(entry.name)) continue
      const { size, mtimeMs } = await stat(join(dir, entry.name))
      if (size > 0) now.set(entry.name, `${size}/${mtimeMs}`)
    }
    const ready = [...now].filter(([name, version]) => before.get(name) === version).map(([name]) => name)
    before = now
    for (const name of ready.toSorted(byName)) if (!signal.aborted) await send(name)
  }

  return {
    async look() {
      if (isBusy || signal.aborted) return
      isBusy = true
      try {
        await lookOnce()
      } catch (error) {
        log.warn({ err: error, counterId }, 'the folder of a scanner cannot be looked through')
      } finally {
        isBusy = false
      }
    },
  }
}

/** "2" before "10": scanners number their files. */
const byName = new Intl.Collator('vi', { numeric: true }).compare

/** A program that still writes a file holds it on Windows: it cannot be opened to be written then. */
async function isFree(path: string): Promise<boolean> {
  try {
    await (await open(path, 'r+')).close()
    return true
  } catch {
    return false
  }
}

/** Looks into the folders of this PC again and again until `signal`. */
export function followScanFolders(
  folders: readonly ScanFolder[],
  tools: Omit<ScanFolderOptions, 'folder'> & { readonly timers: Timers },
): void {
  for (const folder of folders) {
    const watch = watchScanFolder({ ...tools, folder })
    const cancel = tools.timers.every(LOOK_EVERY_MS, () => void watch.look())
    tools.signal.addEventListener('abort', cancel)
  }
}
