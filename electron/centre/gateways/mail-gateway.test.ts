import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { mailGateway } from './mail-gateway.ts'
import type { Outgoing } from '../usecases/messages/sender.ts'

const MESSAGE: Outgoing = {
  id: '0198c0de-0000-7000-8000-000000000001',
  channel: 'email',
  to: 'anh@thu.example',
  subject: 'Đã có kết quả hồ sơ H42.12-261125-0001',
  text: 'Hồ sơ H42.12-261125-0001 đã có kết quả.',
}

let server: SMTPServer
let mails: { from: string; to: string[]; raw: string }[]
/** What the server does with the next mail. */
let answer: { code: number; at: 'address' | 'end' } | 'takes' | 'hangs-up'
beforeEach(async () => {
  mails = []
  answer = 'takes'
  const refusal = (code: number): Error => Object.assign(new Error('no'), { responseCode: code })
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onRcptTo: (_address, _session, done) =>
      done(typeof answer === 'object' && answer.at === 'address' ? refusal(answer.code) : null),
    onData(stream, session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        const from = mailFrom === false ? '' : mailFrom.address
        mails.push({ from, to: rcptTo.map(({ address }) => address), raw: Buffer.concat(parts).toString() })
        if (answer === 'hangs-up') for (const one of server.connections) one.close()
        else done(typeof answer === 'object' ? refusal(answer.code) : null)
      })
    },
  })
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterEach(() => new Promise<void>((resolve) => server.close(() => resolve())))

const portOf = (): number => (server.server.address() as AddressInfo).port
const send = (port = portOf()) => mailGateway(`smtp://127.0.0.1:${port}`, 'tin@mau.example', null).send(MESSAGE)

describe('mail to citizens, against a real server (TQ-7.1a)', () => {
  test('goes out once, with its letters and a Message-ID of its key', async () => {
    expect(await send()).toEqual({ kind: 'sent' })
    expect(mails).toMatchObject([{ from: 'tin@mau.example', to: ['anh@thu.example'] }])
    expect(mails[0]?.raw).toContain(`Message-ID: <${MESSAGE.id}@mau.example>`)
    expect(mails[0]?.raw).toMatch(/Subject: =\?UTF-8\?/)
  })

  test.each([
    [
      { code: 550, at: 'address' },
      { kind: 'failed', cause: 'bad-address' },
    ],
    [
      { code: 554, at: 'end' },
      { kind: 'failed', cause: 'rejected' },
    ],
    [
      { code: 451, at: 'end' },
      { kind: 'retry', problem: 'busy' },
    ],
  ] as const)('a server that says %j', async (said, outcome) => {
    answer = said
    expect(await send()).toEqual(outcome)
  })

  test('a line that breaks when the server may have it leaves it to a person: it is never sent twice by itself', async () => {
    answer = 'hangs-up'
    expect(await send()).toEqual({ kind: 'failed', cause: 'unknown' })
    expect(mails).toHaveLength(1)
  })

  test('a server that is away is tried again', async () => {
    const port = portOf()
    await new Promise<void>((resolve) => server.close(() => resolve()))
    expect(await send(port)).toEqual({ kind: 'retry', problem: 'unreachable' })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  })
})
