import type { CallResult, Client } from '../../shared/api/client.ts'
import type { AnswerOf, BodyOf } from '../../shared/api/operations.ts'
import type { PriorityGroup, PrintJobView, QueueView, TicketView } from '../../shared/api/views.ts'
import { verifyCentre } from '../centre/journal/verify.ts'
import type { TestCentre } from './start-test-centre.ts'

type Answered<K extends Parameters<Client['call']>[0]> = Promise<CallResult<AnswerOf<K>>>

/** What an officer does, one word each. */
export type Desk = {
  readonly client: Client
  readonly token: string
  readonly counterId: string
  next(): Answered<'callNext'>
  call(ticketId: string, reason?: string): Answered<'callTicket'>
  recall(ticketId: string): Answered<'recallTicket'>
  noShow(ticketId: string): Answered<'markNoShow'>
  hold(ticketId: string, reason?: string): Answered<'holdTicket'>
  resume(ticketId: string): Answered<'resumeTicket'>
  transfer(ticketId: string, to: BodyOf<'transferTicket'>): Answered<'transferTicket'>
  finish(ticketId: string): Answered<'finishTicket'>
  /** Calls the next one and gives the ticket. @throws when nobody waits */
  take(): Promise<TicketView>
  queue(): Promise<QueueView>
}

/** The answer of a call. @throws with its code when it was refused */
export function must<T>(result: CallResult<T>): T {
  if (!result.ok) throw new Error(`refused: ${result.code} ${JSON.stringify(result)}`)
  return result.value
}

/** What a call came to in one word: its refusal code, or `OK`. */
export const codeOf = (result: CallResult<unknown>): string => (result.ok ? 'OK' : result.code)

/** Takes a number at the first kiosk. @throws when it gives none */
export async function issue(centre: TestCentre, serviceId = 'S1', priority?: PriorityGroup): Promise<TicketView> {
  const body = { serviceId, ...(priority ? { priority } : {}) }
  return must(await centre.client(centre.token('kiosk')).call('issueTicket', { body })).ticket
}

/** Logs O`n` in at C`n` and opens the counter. */
export async function openDesk(centre: TestCentre, n: number): Promise<Desk> {
  const { client, token, counterId } = await centre.openCounter(n)
  const params = { counterId }
  const queue = async (): Promise<QueueView> => must(await client.call('getQueue', { params }))
  const next = () => client.call('callNext', { params, body: {} })
  return {
    client,
    token,
    counterId,
    next,
    call: (ticketId, reason = 'helping') => client.call('callTicket', { params, body: { ticketId, reason } }),
    recall: (ticketId) => client.call('recallTicket', { params: { ticketId }, body: {} }),
    noShow: (ticketId) => client.call('markNoShow', { params: { ticketId }, body: {} }),
    hold: (ticketId, reason = 'documents') => client.call('holdTicket', { params: { ticketId }, body: { reason } }),
    resume: (ticketId) => client.call('resumeTicket', { params: { ticketId }, body: {} }),
    transfer: (ticketId, body) => client.call('transferTicket', { params: { ticketId }, body }),
    finish: (ticketId) => client.call('finishTicket', { params: { ticketId }, body: {} }),
    async take() {
      const { ticket } = must(await next())
      if (!ticket) throw new Error('nobody waits')
      return ticket
    },
    queue,
  }
}

/** Open print jobs as the first station sees them. */
export async function printJobs(centre: TestCentre, printers?: string): Promise<PrintJobView[]> {
  const client = centre.client(centre.token('station'))
  return must(await client.call('listPrintJobs', printers === undefined ? {} : { query: { printers } })).jobs
}

/** Payloads of a type of event, oldest first. */
export const payloads = (centre: TestCentre, type: string): Record<string, unknown>[] =>
  centre.db
    .prepare<[string], { payload: string }>('SELECT payload FROM event WHERE type = ? ORDER BY seq')
    .all(type)
    .map(({ payload }) => JSON.parse(payload) as Record<string, unknown>)

/** Stops a centre after a look at its journal and tables. @throws when they do not agree */
export async function disposeSound(centre: TestCentre): Promise<void> {
  const verdict = await verifyCentre(centre.dir)
  await centre.dispose()
  if (!verdict.ok) throw new Error(`not sound: ${JSON.stringify(verdict)}`)
}
