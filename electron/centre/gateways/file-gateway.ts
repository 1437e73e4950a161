import { mkdir, open, readFile, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { messageCause } from '../../../shared/domain/messages/message.ts'
import type { LateAnswer, Outgoing, Sender, SendOutcome } from '../usecases/messages/sender.ts'

/** One line of JSON each; what a gateway says in its own words is not kept: it may name people. */
const answerLine = z.object({
  id: z.string().min(1).max(64),
  state: z.enum(['sent', 'failed', 'opted-out']),
  cause: messageCause.optional().catch(undefined),
})
const ENDING = '.jsonl'
const MOST_FILES = 200

export type FileGateway = Sender & {
  /** Takes a message back that nobody has picked up yet. @returns whether it was still there */
  withdraw(id: string): Promise<boolean>
  /** Messages that nobody has picked up, by their ids. */
  waiting(): Promise<string[]>
  /**
   * Gives every answer that came in to `take`, and puts a file aside when all of it was taken.
   * @throws when files could not be read or put aside, after all others were
   */
  collect(take: (answer: LateAnswer) => Promise<unknown>): Promise<void>
}

/**
 * The gateway of a province that picks files up: each message is a file with one line of JSON in `DIR/out`, named by its
 * key and made by renaming, so that none is ever half there; answers are lines in files of `DIR/in`, which go to
 * `DIR/done` when they are read. Whoever picks up moves the file away, and sends a key once.
 */
export function fileGateway(dir: string): FileGateway {
  const [out, answers, done] = ['out', 'in', 'done'].map((name) => join(dir, name)) as [string, string, string]

  async function write(message: Outgoing): Promise<SendOutcome> {
    await mkdir(out, { recursive: true, mode: 0o700 })
    const aside = join(out, `${message.id}.part`)
    const handle = await open(aside, 'w', 0o600)
    try {
      await handle.writeFile(`${JSON.stringify(message)}\n`)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(aside, join(out, `${message.id}${ENDING}`))
    return { kind: 'handed' }
  }

  return {
    send: (message) => write(message).catch((): SendOutcome => ({ kind: 'retry', problem: 'unreachable' })),
    async withdraw(id) {
      // The half that a crash left, too.
      await rm(join(out, `${id}.part`), { force: true })
      return rm(join(out, `${id}${ENDING}`)).then(
        () => true,
        () => false,
      )
    },
    waiting: async () =>
      (await readdir(out).catch(() => []))
        .filter((name) => name.endsWith(ENDING) || name.endsWith('.part'))
        .map((name) => name.slice(0, name.lastIndexOf('.'))),
    async collect(take) {
      const names = await readdir(answers).catch(() => [])
      const files = names.filter((name) => name.endsWith(ENDING)).sort()
      const faults: unknown[] = []
      let read = 0
      for (const name of files) {
        if (read === MOST_FILES) break
        try {
          for (const answer of linesOf(await readFile(join(answers, name), 'utf8'))) await take(answer)
          await mkdir(done, { recursive: true, mode: 0o700 })
          await rename(join(answers, name), join(done, name))
          read++
        } catch (error) {
          faults.push(error)
        }
      }
      if (faults.length > 0) throw new AggregateError(faults, 'answers of a gateway could not be read')
    },
  }
}

/** Lines that can be read; others tell nothing that could be used. */
const linesOf = (text: string): LateAnswer[] =>
  text.split('\n').flatMap((line) => {
    const read = answerLine.safeParse(parsed(line))
    if (!read.success) return []
    const { id, state, cause } = read.data
    return [{ id, state, ...(cause ? { cause } : {}) }]
  })

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}
