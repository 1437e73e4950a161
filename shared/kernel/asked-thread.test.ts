import { expect, it } from 'vitest'
import { answerQuestions, createAskedThread } from './asked-thread.ts'
import type { WorkerLike } from './asked-thread.ts'

type Listener = (value: never) => void

/** A worker in this thread: its messages arrive in the next turn of promises. */
function fakeWorker(work: (question: number) => Promise<number>) {
  const heard = new Map<string, Listener[]>()
  const toWorker: ((message: unknown) => void)[] = []
  const say = (event: string, value?: unknown): void => {
    for (const listener of heard.get(event) ?? []) listener(value as never)
  }
  const worker: WorkerLike = {
    on: (event: string, listener: Listener) => heard.set(event, [...(heard.get(event) ?? []), listener]),
    postMessage: (message) => void Promise.resolve().then(() => toWorker.forEach((tell) => tell(message))),
    ref: () => held.push(true),
    unref: () => held.push(false),
    terminate: () => Promise.resolve(say('exit')),
  }
  const held: boolean[] = []
  const ready = (): void =>
    answerQuestions<number, number>(
      {
        on: (_, listener) => toWorker.push(listener),
        postMessage: (message) => void Promise.resolve().then(() => say('message', message)),
      },
      work,
    )
  return { worker, say, ready, held }
}

const double = (question: number): Promise<number> => Promise.resolve(question * 2)
const never = (): Promise<number> => new Promise(() => undefined)

/** A thread whose workers are kept, oldest first. */
function open(work = double) {
  const workers: ReturnType<typeof fakeWorker>[] = []
  const thread = createAskedThread<number, number>(() => {
    const one = fakeWorker(work)
    workers.push(one)
    queueMicrotask(one.ready)
    return one.worker
  })
  return { thread, workers }
}

it('answers each question, and holds the process only meanwhile', async () => {
  const { thread, workers } = open()
  expect(await Promise.all([thread.ask(1), thread.ask(2)])).toEqual([2, 4])
  expect(workers).toHaveLength(1)
  expect(workers[0]?.held.at(-1)).toBe(false)
})

it('tells what could not be done, and goes on', async () => {
  const { thread } = open((n) => (n === 1 ? Promise.reject(new Error('no one')) : double(n)))
  await expect(thread.ask(1)).rejects.toThrow('no one')
  expect(await thread.ask(2)).toBe(4)
})

it('rejects what a worker that dies has in hand, and starts another', async () => {
  const { thread, workers } = open(never)
  const inHand = thread.ask(1)
  await thread.start()
  workers[0]?.say('error', new Error('out of memory'))
  await expect(inHand).rejects.toThrow('out of memory')
  const next = thread.ask(2).catch(String)
  await thread.start()
  expect(workers).toHaveLength(2)
  // The first one ends after its error, which is no news of the second.
  workers[0]?.say('exit')
  await thread.start()
  expect(workers).toHaveLength(2)
  workers[1]?.say('exit')
  expect(await next).toContain('has ended')
})

it('leaves no question hanging that comes when the worker has just ended', async () => {
  const { thread, workers } = open()
  await thread.start()
  const asked = thread.ask(3)
  workers[0]?.say('exit')
  expect(await asked).toBe(6)
  expect(workers).toHaveLength(2)
})

it('says so when a worker ends before it is ready, and tries anew with the next question', async () => {
  const workers: ReturnType<typeof fakeWorker>[] = []
  const thread = createAskedThread<number, number>(() => {
    const one = fakeWorker(double)
    workers.push(one)
    queueMicrotask(workers.length === 1 ? () => one.say('exit') : one.ready)
    return one.worker
  })
  await expect(thread.start()).rejects.toThrow('has ended')
  expect(await thread.ask(1)).toBe(2)
})

it('takes nothing more when it is closed', async () => {
  const { thread } = open(never)
  const inHand = thread.ask(1).catch(String)
  await thread.start()
  await thread.close()
  expect(await inHand).toContain('has ended')
  await expect(thread.ask(1)).rejects.toThrow('is closed')
})
