import type { WebContents } from 'electron'
import { beforeEach, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { openLog } from '../platform/log.ts'
import { openIpc } from './ipc.ts'

type Handler = (event: unknown, value: unknown) => Promise<unknown>
const handlers = vi.hoisted(() => new Map<string, unknown>())
vi.mock('electron', () => ({
  ipcMain: { handle: (name: string, handler: unknown) => void handlers.set(name, handler) },
}))
beforeEach(() => handlers.clear())

const CENTRE = 'https://10.0.0.2:8443'
const window = { ours: true } as unknown as WebContents
const app = { url: 'app://shell/away/', parent: null }

function channel(from: 'app' | 'ours') {
  const ran: unknown[] = []
  const ipc = openIpc(
    (sender) => sender === window,
    () => CENTRE,
    openLog('silent'),
  )
  ipc.answer('deed', { from, input: z.strictObject({ pin: z.string() }), run: (input) => ran.push(input) })
  const call = (senderFrame: unknown, sender: unknown, value: unknown): Promise<unknown> =>
    (handlers.get('shell:deed') as Handler)({ senderFrame, sender }, value)
  return { ran, call }
}

test('a good call is answered', async () => {
  const { ran, call } = channel('app')
  await call(app, window, { pin: '1' })
  expect(ran).toEqual([{ pin: '1' }])
})

test.each([
  ['the page of the centre', { url: `${CENTRE}/kiosk/`, parent: null }, window],
  ['a frame inside', { ...app, parent: app }, window],
  ['a frame that is gone', null, window],
  ['a window that is not ours', app, {}],
  ['a stranger', { url: 'https://example.com/', parent: null }, window],
  ['one that looks alike', { url: 'app://shell.example.com/away/', parent: null }, window],
])('%s is refused what is the program’s own', async (_who, frame, sender) => {
  const { ran, call } = channel('app')
  await expect(call(frame, sender, { pin: '1' })).rejects.toThrow('refused')
  expect(ran).toEqual([])
})

test.each([[undefined], [null], ['1'], [{}], [{ pin: 1 }], [{ pin: '1', more: 1 }], [[{ pin: '1' }]]])(
  'an input of %j is refused',
  async (value) => {
    const { ran, call } = channel('app')
    await expect(call(app, window, value)).rejects.toThrow('refused')
    expect(ran).toEqual([])
  },
)
