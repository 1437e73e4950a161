import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { freePort } from '../../hardware/testkit/free-port.ts'

export type TestPostgres = {
  /**
   * A database of its own with this name. @returns its address
   * @param folder where its tables lie, e.g. on a small disk; default: with the others
   */
  database(name: string, folder?: string): Promise<string>
  /** `kill -9` of the server and its children. */
  kill(): Promise<void>
  /** A start on the same folder and port. */
  revive(): Promise<void>
  stop(): Promise<void>
}

const VERSIONS = '/usr/lib/postgresql'
const USER = 'mot_cua'

/** Where Debian puts the programs of its newest PostgreSQL. @throws when there is none */
export function postgresPrograms(): string {
  const versions = existsSync(VERSIONS) ? readdirSync(VERSIONS) : []
  const [newest] = versions.toSorted((a, b) => Number(b) - Number(a))
  if (newest === undefined) throw new Error('PostgreSQL is not installed: apt-get install postgresql')
  return join(VERSIONS, newest, 'bin')
}

/**
 * A real PostgreSQL on a loopback port of its own, in a folder of its own, with the durability it has in a province: nothing is
 * switched off. As root it runs as the user of Debian's package, because it refuses to run as root.
 */
export async function startPostgres(): Promise<TestPostgres> {
  const bin = postgresPrograms()
  const dir = mkdtempSync(join(tmpdir(), 'postgres-'))
  const who = process.getuid?.() === 0 ? ownerOf('postgres') : {}
  if (who.uid !== undefined && who.gid !== undefined) chownSync(dir, who.uid, who.gid)
  const data = join(dir, 'data')
  const made = spawnSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', USER, '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-instructions'],
    { ...who, cwd: dir, encoding: 'utf8' },
  )
  if (made.status !== 0) throw new Error(made.stderr)
  const port = await freePort()
  const address = (name: string): string => `postgresql://${USER}@127.0.0.1:${port}/${name}`
  let server = await start()

  async function start(): Promise<ChildProcess> {
    const child = spawn(join(bin, 'postgres'), ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', dir], {
      ...who,
      cwd: dir,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    await new Promise<void>((resolve, reject) => {
      let said = ''
      child.stderr?.on('data', (chunk) => {
        said += String(chunk)
        if (said.includes('ready to accept connections')) resolve()
      })
      child.once('exit', (code) => reject(new Error(`postgres ended with ${code}: ${said}`)))
    })
    return child
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    if (server.exitCode !== null || server.signalCode !== null) return
    const gone = new Promise((resolve) => server.once('exit', resolve))
    server.kill(signal)
    await gone
  }

  return {
    async database(name, folder) {
      const client = new pg.Client(address('postgres'))
      await client.connect()
      if (folder !== undefined) {
        if (who.uid !== undefined && who.gid !== undefined) chownSync(folder, who.uid, who.gid)
        await client.query(`CREATE TABLESPACE ${name}_space LOCATION '${folder}'`)
      }
      await client.query(`CREATE DATABASE ${name}${folder === undefined ? '' : ` TABLESPACE ${name}_space`}`)
      await client.end()
      return address(name)
    },
    async kill() {
      // Its children first, as when the machine falls over; the postmaster alone would let them finish, and begin others.
      process.kill(server.pid ?? 0, 'SIGSTOP')
      const children = readFileSync(`/proc/${server.pid}/task/${server.pid}/children`, 'utf8').trim().split(' ')
      for (const child of children.filter(Boolean)) process.kill(Number(child), 'SIGKILL')
      // Who still holds the shared memory keeps the next one from starting.
      while (children.filter(Boolean).some(isAlive)) await new Promise(setImmediate)
      await end('SIGKILL')
    },
    async revive() {
      server = await start()
    },
    async stop() {
      // Fast: open connections are ended.
      await end('SIGINT')
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

/** Dead and not yet noticed by its parent is dead. */
function isAlive(pid: string): boolean {
  try {
    return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}

function ownerOf(user: string): { uid?: number; gid?: number } {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((one) => one.startsWith(`${user}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  if (uid === undefined || gid === undefined) throw new Error(`there is no user ${user} to run PostgreSQL as`)
  return { uid: Number(uid), gid: Number(gid) }
}
