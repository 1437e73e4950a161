import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { percentile } from './figures.ts'

/**
 * What the disk gives: one row a transaction with better-sqlite3 in WAL and FULL, and `fdatasync` of 4 KiB.
 * `node bench/bare-loop.ts SECONDS` prints `{perSecond, fdatasyncMs: {p50, p99}}`.
 */
const ms = Number(process.argv[2]) * 1000
const dir = mkdtempSync(join(tmpdir(), 'mot-cua-bare-'))

function commits(): number {
  const db = new Database(join(dir, 'bare.db'))
  db.pragma('journal_mode = WAL')
  db.exec('CREATE TABLE row (id INTEGER PRIMARY KEY, text TEXT NOT NULL)')
  db.pragma('synchronous = FULL')
  const insert = db.prepare('INSERT INTO row (text) VALUES (?)')
  const one = db.transaction(() => insert.run('x'.repeat(200))).immediate
  one()
  if (db.pragma('synchronous', { simple: true }) !== 2) throw new Error('not FULL')
  const start = performance.now()
  let n = 0
  while (performance.now() - start < ms) {
    one()
    n += 1
  }
  const took = performance.now() - start
  db.close()
  return (n / took) * 1000
}

function syncs(): { p50: number; p99: number } {
  const file = openSync(join(dir, 'probe'), 'w')
  const block = Buffer.alloc(4096)
  const times: number[] = []
  for (let i = 0; i < 500; i += 1) {
    writeSync(file, block, 0, block.length, 0)
    const start = performance.now()
    fdatasyncSync(file)
    times.push(performance.now() - start)
  }
  closeSync(file)
  return { p50: percentile(times, 0.5), p99: percentile(times, 0.99) }
}

const fdatasyncMs = syncs()
process.stdout.write(`${JSON.stringify({ perSecond: commits(), fdatasyncMs })}\n`)
rmSync(dir, { recursive: true })
