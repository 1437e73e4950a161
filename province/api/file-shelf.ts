import { createHash } from 'node:crypto'
import { createReadStream, existsSync, statSync } from 'node:fs'
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Clock } from '../../shared/kernel/time.ts'
import { sha256Of } from '../domain/hashes.ts'
import type { FileRow, KeptFile, LossCause, Store } from '../store/store.ts'

/** Names a file under way: centres have no dot in their ids. */
export const uploadId = (centre: string, hash: string): string => `${centre}.${hash}`
const parts = (id: string): [centre: string, hash: string] => [
  id.slice(0, id.indexOf('.')),
  id.slice(id.indexOf('.') + 1),
]

export type FileShelf = {
  /** Where what is under way lies. */
  readonly incoming: string
  /** A file that is here whole; one that a crash left between two steps is taken over first. */
  find(id: string): Promise<FileRow | null>
  /** Takes over what has come whole. @returns false when it is not what its name says; then it is gone */
  finish(id: string): Promise<boolean>
  /**
   * What lies where a file should lie; null: it is as it was; `unread`: the system lets nobody look, which says nothing of the file.
   * @param isRead its bytes are compared too, not its size alone
   */
  faultOf(file: KeptFile, isRead: boolean): Promise<LossCause | 'unread' | null>
  /** Puts bytes that are not those of their name away, for people to look at until the file has come again. */
  setAside(id: string): Promise<void>
}

/**
 * Files of centres. What is under way lies in `dir/incoming`, what is whole and has its hash in `dir/files/<centre>/`; the
 * database knows a file only when it lies there for good.
 */
export function createFileShelf(store: Store, dir: string, clock: Clock): FileShelf {
  const incoming = join(dir, 'incoming')
  const asideOf = (id: string): string => join(dir, 'spoilt', id)
  const finishing = new Map<string, Promise<boolean>>()
  const placeOf = (id: string): string => {
    const [centre, hash] = parts(id)
    return join(dir, 'files', centre, hash.slice(0, 2), hash)
  }

  async function takeOver(id: string): Promise<boolean> {
    const [centre, hash] = parts(id)
    const path = join(incoming, id)
    const target = placeOf(id)
    if (existsSync(path)) {
      if ((await hashOf(path)) !== hash) {
        await rm(path, { force: true })
        await rm(`${path}.json`, { force: true })
        return false
      }
      await mkdir(dirname(target), { recursive: true, mode: 0o700 })
      await sync(path)
      await rename(path, target)
      await sync(dirname(target))
    } else if ((await hashOf(target)) !== hash) {
      // A power cut may leave a name without its bytes.
      await setAside(id)
      return false
    }
    const { size: bytes } = statSync(target)
    await store.transaction((tx) => tx.addFile(centre, { sha256: hash, bytes, completedAt: clock.now() }))
    await rm(`${path}.json`, { force: true })
    await rm(asideOf(id), { force: true })
    return true
  }

  async function setAside(id: string): Promise<void> {
    await mkdir(join(dir, 'spoilt'), { recursive: true, mode: 0o700 })
    await rename(placeOf(id), asideOf(id))
  }

  /** Two requests that end a file do it once. */
  function finish(id: string): Promise<boolean> {
    const running = finishing.get(id) ?? takeOver(id).finally(() => finishing.delete(id))
    finishing.set(id, running)
    return running
  }

  return {
    incoming,
    finish,
    setAside,
    async faultOf({ centreId, sha256, bytes }, isRead) {
      const path = placeOf(uploadId(centreId, sha256))
      try {
        if ((await stat(path)).size !== bytes) return 'spoilt'
        return isRead && (await hashOf(path)) !== sha256 ? 'spoilt' : null
      } catch (error) {
        const { code } = error as { code?: string }
        if (code === 'ENOENT' || code === 'ENOTDIR') return 'missing'
        // The disk gives it no more.
        return code === 'EIO' ? 'spoilt' : 'unread'
      }
    },
    async find(id) {
      const [centre, hash] = parts(id)
      const file = await store.file(centre, hash)
      if (file || !existsSync(placeOf(id))) return file
      await finish(id)
      return store.file(centre, hash)
    },
  }
}

/** So much is read at once: a paper of some pages. */
const SMALL = 1_000_000

async function hashOf(path: string): Promise<string> {
  if (statSync(path).size <= SMALL) return sha256Of(await readFile(path))
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

/** Until it lies on the disk. */
async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
