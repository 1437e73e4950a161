import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import type { Clock } from '../../shared/kernel/time.ts'
import { systemClock, systemTimers } from '../platform/time.ts'
import type { AppOptions } from '../api/build-app.ts'
import { startProvince } from '../start-province.ts'
import type { RunningProvince } from '../start-province.ts'
import { openSqliteStore } from '../store/sqlite/open-sqlite.ts'
import type { Store } from '../store/store.ts'

export const OPERATOR_TOKEN = 'operator-of-this-test-only'

export type TestProvince = Omit<RunningProvince, 'stop'> & {
  readonly store: Store
  readonly dir: string
  /** Registers a centre. @returns its token */
  addCentre(id: string, quotaBytes?: number): Promise<string>
  /** Calls the operator's door, e.g. `operate('/holidays', {…})`. @throws when it refuses */
  operate(path: string, body: object): Promise<unknown>
  /** Stops it and removes its folder; the database of PostgreSQL is the caller's. */
  dispose(): Promise<void>
}

export type TestProvinceOptions = Partial<Pick<AppOptions, 'perSecond' | 'atOnce' | 'log'>> & {
  /** Default: a SQLite file of its own. */
  readonly store?: Store
  readonly clock?: Clock
  /** Default: a free one. A test that restarts it gives the same again. */
  readonly port?: number
  /** Folder that is kept by the caller, so that another province can go on with it. */
  readonly dir?: string
}

/** Says what a test should not have brought about. */
const quiet = {
  info: () => undefined,
  warn: () => undefined,
  error: (fields: object, words: string) => void process.stderr.write(`${words} ${inspect(fields)}\n`),
}

/** A whole province on loopback in this process. Requests are not rationed unless the test asks for it. */
export async function startTestProvince(options: TestProvinceOptions = {}): Promise<TestProvince> {
  const dir = options.dir ?? mkdtempSync(join(tmpdir(), 'province-'))
  const store = options.store ?? openSqliteStore(join(dir, 'province.db'))
  const running = await startProvince({
    store,
    dir,
    host: '127.0.0.1',
    port: options.port ?? 0,
    operatorToken: OPERATOR_TOKEN,
    clock: options.clock ?? systemClock,
    timers: systemTimers,
    log: options.log ?? quiet,
    perSecond: options.perSecond ?? 100_000,
    atOnce: options.atOnce ?? 1_000,
  })

  async function operate(path: string, body: object): Promise<unknown> {
    const answer = await fetch(`${running.url}/v1/operator${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${OPERATOR_TOKEN}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    const said: unknown = await answer.json()
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${JSON.stringify(said)}`)
    return said
  }

  return {
    url: running.url,
    app: running.app,
    store,
    dir,
    operate,
    async addCentre(id, quotaBytes) {
      const given = await operate('/centres', { id, name: `Trung tâm ${id}`, ...(quotaBytes ? { quotaBytes } : {}) })
      return (given as { token: string }).token
    },
    async dispose() {
      await running.stop()
      if (options.dir === undefined) rmSync(dir, { recursive: true, force: true })
    },
  }
}
