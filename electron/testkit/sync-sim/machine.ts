import crypto from 'node:crypto'
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import type { VirtualTime } from '../virtual-time.ts'

type Call = (...given: unknown[]) => unknown
type Table = Record<string, Call>
type Later = <T>(work: () => T) => Promise<T>

/** The disk answers after so many turns of the event loop at most: who asks later may be served before. */
const MOST_TURNS = 4
/** They answer with something that reads the disk by itself, and nobody here uses them. */
const NOT_HERE: ReadonlySet<string> = new Set(['opendir', 'glob'])

/**
 * Takes from the machine what it does in its own time and by its own chance: threads read and write files in another order
 * every time, and no key is the same twice. Meanwhile the seed decides both, in this whole process.
 * @param chance at least 0 and below 1
 * @returns what gives the machine back
 */
export function steadyMachine(chance: () => number, { track }: Pick<VirtualTime, 'track'>): () => void {
  const later: Later = (work) =>
    track(async () => {
      for (let turns = Math.ceil(chance() * MOST_TURNS); turns > 0; turns--) await new Promise(setImmediate)
      return work()
    })
  const promises = fs.promises as unknown as Table
  const open: Call = (...how) => later(() => handleOf(fs.openSync(...(how as [string, string, number])), later))
  const undo = [
    put(fs as unknown as Table, callbacks(later)),
    put(promises, { ...promised(Object.keys(promises), later), open }),
    put(crypto as unknown as Table, {
      randomBytes: (size) => Buffer.from(Array.from({ length: size as number }, () => Math.floor(chance() * 256))),
    }),
  ]
  // Whoever has imported one of them by its name has the new one from here on.
  syncBuiltinESMExports()
  return () => {
    for (const back of undo) back()
    syncBuiltinESMExports()
  }
}

/** @returns what puts the old ones back */
function put(table: Table, ours: Table): () => void {
  const theirs = Object.fromEntries(Object.keys(ours).map((name) => [name, table[name] as Call]))
  Object.assign(table, ours)
  return () => void Object.assign(table, theirs)
}

/** What does the work of these names without a thread. */
function withoutThread(names: readonly string[]): [name: string, work: Call][] {
  const all = fs as unknown as Record<string, Call | undefined>
  return names.flatMap((name) => {
    const work = all[`${name}Sync`]
    return work && !NOT_HERE.has(name) ? [[name, work] as [string, Call]] : []
  })
}

const promised = (names: readonly string[], later: Later): Table =>
  Object.fromEntries(withoutThread(names).map(([name, work]) => [name, (...given) => later(() => work(...given))]))

/** The old form, which streams of files use. */
function callbacks(later: Later): Table {
  const names = ['open', 'close', 'read', 'readv', 'write', 'writev', 'mkdir']
  return Object.fromEntries(
    withoutThread(names).map(([name, work]) => [
      name,
      (...given) => {
        const tell = given.pop() as Call
        // Not in the promise: what is thrown there would be told to nobody.
        void later(() => work(...given)).then(
          (value) => process.nextTick(tell, null, value, given[1]),
          (error: unknown) => process.nextTick(tell, error),
        )
      },
    ]),
  )
}

/** An open file, as far as it is used. */
function handleOf(fd: number, later: Later) {
  return {
    read: (buffer: Uint8Array, offset: number, length: number, position: number) =>
      later(() => ({ bytesRead: fs.readSync(fd, buffer, offset, length, position), buffer })),
    writeFile: (data: Uint8Array) => later(() => fs.writeFileSync(fd, data)),
    stat: () => later(() => fs.fstatSync(fd)),
    // Nobody pulls the plug of the real machine.
    sync: () => later(() => undefined),
    close: () => later(() => fs.closeSync(fd)),
  }
}
