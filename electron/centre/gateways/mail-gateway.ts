import type { Sender, SendOutcome } from '../usecases/messages/sender.ts'

const WAIT_MS = 10_000

/** Faults that come before any mail: nobody answers, no such host, no log-in. After them nobody knows. */
const BEFORE = new Set(['EDNS', 'ETLS', 'EAUTH'])
type Fault = { readonly code?: string; readonly responseCode?: number; readonly syscall?: string }

/**
 * A mail server. A mail has no key that a server would know again, so it is never sent a second time by itself once the
 * server may have it; its Message-ID is made of the key, so that a doubled one can be told.
 * @param address smtp://host:port or smtps://host:port, with a user where the server wants one
 * @param secret the password of that user; null: none
 */
export function mailGateway(address: string, from: string, secret: string | null): Sender {
  const { protocol, hostname, port, username } = new URL(address)
  const options = {
    host: hostname,
    ...(port === '' ? {} : { port: Number(port) }),
    secure: protocol === 'smtps:',
    ...(username === '' ? {} : { auth: { user: decodeURIComponent(username), pass: secret ?? '' } }),
    connectionTimeout: WAIT_MS,
    greetingTimeout: WAIT_MS,
    socketTimeout: WAIT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  }
  const host = from.slice(from.lastIndexOf('@') + 1)
  return {
    async send({ id, to, subject, text }) {
      try {
        // Loaded by a centre that sends mail, and not by one that starts.
        const { createTransport } = await import('nodemailer')
        await createTransport(options).sendMail({ from, to, subject, text, messageId: `<${id}@${host}>` })
        return { kind: 'sent' }
      } catch (error) {
        return outcomeOf(error as Fault)
      }
    },
  }
}

/** 4xx: later; 550, 551, 553: there is no such address; other 5xx: refused. */
function outcomeOf({ code = '', responseCode, syscall }: Fault): SendOutcome {
  if (responseCode !== undefined && responseCode >= 500)
    return { kind: 'failed', cause: [550, 551, 553].includes(responseCode) ? 'bad-address' : 'rejected' }
  if (responseCode !== undefined && responseCode >= 400) return { kind: 'retry', problem: 'busy' }
  return BEFORE.has(code) || syscall === 'connect'
    ? { kind: 'retry', problem: 'unreachable' }
    : { kind: 'failed', cause: 'unknown' }
}
