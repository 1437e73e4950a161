import type { Client } from '../../shared/api/client.ts'
import type { BodyOf } from '../../shared/api/operations.ts'
import type { ReceptionView } from '../../shared/api/reception-views.ts'
import { must } from './hall.ts'
import type { TestCentre } from './start-test-centre.ts'

/** What a receptionist does, one word each. */
export async function openReception(centre: TestCentre) {
  const client: Client = centre.client(await centre.logIn('receptionist'))
  return {
    client,
    view: async (): Promise<ReceptionView> => must(await client.call('getReception', {})),
    prioritise: (ticketId: string, body: BodyOf<'setPriority'>) =>
      client.call('setPriority', { params: { ticketId }, body }),
    move: (ticketId: string, serviceId: string) =>
      client.call('moveTicket', { params: { ticketId }, body: { serviceId } }),
    back: (ticketId: string) => client.call('returnTicket', { params: { ticketId }, body: {} }),
    cancel: (ticketId: string, cause: BodyOf<'cancelTicket'>['cause'] = 'citizen') =>
      client.call('cancelTicket', { params: { ticketId }, body: { cause } }),
    /** Numbers from paper; arrivals as `HH:MM` of the day in the clock. */
    enter: (
      body: Pick<BodyOf<'enterPaperNumbers'>, 'from' | 'to' | 'firstAt' | 'lastAt'> &
        Partial<BodyOf<'enterPaperNumbers'>>,
    ) => client.call('enterPaperNumbers', { body: { serviceId: 'S1', served: [], priority: [], unused: [], ...body } }),
    close: (body: Partial<BodyOf<'closeHall'>> = {}) =>
      client.call('closeHall', { body: { reason: 'meeting', scope: 'all', waiting: 'serve', ...body } }),
    open: (body: BodyOf<'openHall'> = {}) => client.call('openHall', { body }),
  }
}

export type Reception = Awaited<ReturnType<typeof openReception>>
