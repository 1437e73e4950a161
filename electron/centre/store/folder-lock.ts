import { join } from 'node:path'
import Database from 'better-sqlite3'

/** Another centre has the folder. */
export class FolderInUse extends Error {
  constructor(dir: string) {
    super(`Một Cửa đang chạy trên thư mục dữ liệu này rồi: ${dir}`)
    this.name = 'FolderInUse'
  }
}

/**
 * Keeps a data folder for one centre: two would each believe in a head of their own. The lock is the operating system's,
 * by way of SQLite, so that a centre which was killed leaves nothing to clean up.
 * @returns lets the folder go
 * @throws FolderInUse
 */
export function lockFolder(dir: string): () => void {
  const lock = new Database(join(dir, 'centre.lock'), { timeout: 0 })
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    if ((error as { code?: string }).code === 'SQLITE_BUSY') throw new FolderInUse(dir)
    throw error
  }
  return () => lock.close()
}
