import type { Sender } from '../usecases/messages/sender.ts'

/** For demonstrations: sends nothing and says so of nobody; numbers that end with 000 do not exist. */
export const simulatedGateway: Sender = {
  send: ({ to }) => Promise.resolve(to.endsWith('000') ? { kind: 'failed', cause: 'bad-address' } : { kind: 'sent' }),
}
