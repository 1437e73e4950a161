import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { pino } from 'pino'
import { systemClock, systemTimers } from './platform/time.ts'
import { startProvince } from './start-province.ts'
import { openPgStore } from './store/pg/open-pg.ts'
import { openSqliteStore } from './store/sqlite/open-sqlite.ts'
import type { Store } from './store/store.ts'

/**
 * `node province/serve.ts --port N (--pg URL | --sqlite FILE) [--host H] [--files DIR] [--operator-token-file F]
 * [--partitions N] [--log LEVEL]`. stdout carries one line when it listens; everything else goes to stderr. SIGTERM ends it
 * with 0 after what it has in hand.
 */
const USAGE = 'serve.ts --port N (--pg URL | --sqlite FILE) [--host H] [--files DIR] [--operator-token-file F]'

// What this program writes holds names and keys: its user's alone.
process.umask(0o077)

const given = readArguments()
const dir = given.files ?? (given.sqlite === undefined ? 'province-files' : `${given.sqlite}-files`)
mkdirSync(dir, { recursive: true })
const store = await openStore()
const tokenFile = given['operator-token-file'] ?? join(dir, 'operator-token')
const running = await startProvince({
  store,
  dir,
  host: given.host ?? '127.0.0.1',
  port: Number(given.port),
  operatorToken: readOperatorToken(tokenFile),
  clock: systemClock,
  timers: systemTimers,
  log: pino({ level: given.log ?? 'warn', base: null }, pino.destination({ fd: 2, sync: true })),
}).catch((error: unknown) => end(`${given.port}: ${(error as Error).message}`))
process.stdout.write(`${JSON.stringify({ ready: true, url: running.url, operatorTokenFile: tokenFile })}\n`)

let stopping = false
for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.on(signal, () => {
    if (stopping) return
    stopping = true
    void running.stop().then(() => process.exit(0))
  })

function readArguments() {
  const text = { type: 'string' } as const
  const options = {
    port: text,
    pg: text,
    sqlite: text,
    host: text,
    files: text,
    'operator-token-file': text,
    partitions: text,
    log: text,
  }
  try {
    const { values } = parseArgs({ options })
    const port = Number(values.port ?? NaN)
    const isOne = (values.pg === undefined) !== (values.sqlite === undefined)
    return Number.isInteger(port) && port >= 0 && port < 65_536 && isOne ? values : end(USAGE)
  } catch {
    return end(USAGE)
  }
}

function openStore(): Promise<Store> {
  if (given.sqlite !== undefined) {
    mkdirSync(dirname(given.sqlite), { recursive: true })
    return Promise.resolve(openSqliteStore(given.sqlite))
  }
  const partitions = given.partitions === undefined ? {} : { partitions: Number(given.partitions) }
  return openPgStore(given.pg ?? '', partitions).catch((error: unknown) => end((error as Error).message))
}

/** Made at the first start, for the user of this program alone. */
function readOperatorToken(file: string): string {
  if (!existsSync(file)) writeFileSync(file, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' })
  return readFileSync(file, 'utf8').trim()
}

function end(words: string): never {
  process.stderr.write(`${words}\n`)
  process.exit(2)
}
