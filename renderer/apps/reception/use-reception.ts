import { useState } from 'react'
import type { BodyOf } from '../../../shared/api/operations.ts'
import type { ReceptionEntry, ReceptionService, ReceptionView } from '../../../shared/api/reception-views.ts'
import type { PriorityGroup, TicketView } from '../../../shared/api/views.ts'
import { hourMinute } from '../../../shared/i18n/format.ts'
import { usePage } from '../../client/page.tsx'
import { useLanguage, useNamed, useWords } from '../../ui/language.tsx'
import { EMPTY_FORM } from './paper-entry.ts'
import { usePress } from './use-press.ts'
import type { News } from './use-press.ts'

const PRINTER = 'mot-cua:reception-printer'
const good = (text: string): News => ({ kind: 'good', text })
type Ticketed = { ticket: TicketView }

/** Everything a receptionist does, each as one function; what came of it is in `news`. */
export function useReception(view: ReceptionView, refresh: () => void) {
  const state = usePress(refresh)
  const tickets = useTicketCommands(state.press)
  const session = useSessionCommands(state.press)
  // What is copied from a pile of paper outlives its question: Escape in the middle takes nothing.
  const [paperForm, setPaperForm] = useState(EMPTY_FORM)
  return { ...state, ...useIssue(view, state), ...tickets, ...session, paperForm, setPaperForm }
}

export type ReceptionCommands = ReturnType<typeof useReception>
type PressOne = ReturnType<typeof usePress>['press']

/** Giving numbers: for whom, where the paper comes out, and taking the last one back. */
function useIssue(view: ReceptionView, { press, setNews }: Pick<ReturnType<typeof usePress>, 'press' | 'setNews'>) {
  const { api } = usePage()
  const words = useWords()
  const named = useNamed()
  const [group, setGroup] = useState<PriorityGroup | null>(null)
  const [wanted, setWanted] = useState(() => localStorage.getItem(PRINTER))
  const [lastGiven, setLastGiven] = useState<{ ticket: TicketView; before: ReceptionView } | null>(null)
  const printAt = view.printers.some(({ deviceId }) => deviceId === wanted)
    ? wanted
    : (view.printers[0]?.deviceId ?? null)

  async function issue(service: ReceptionService): Promise<void> {
    if (!service.open) return setNews({ kind: 'info', text: words.reception.news.noService(service.letter) })
    const body = {
      serviceId: service.id,
      ...(group ? { priority: group } : {}),
      ...(printAt === null ? {} : { printAt }),
    }
    const given = await press<Ticketed>({
      name: words.reception.issue.title,
      asked: `issueTicket ${JSON.stringify(body)}`,
      call: (key) => api.press('issueTicket', { body, key }),
      say: ({ ticket }) =>
        good(
          (ticket.print === 'none' ? words.desk.news.issuedNoPaper : words.desk.news.issued)(
            ticket.number,
            named({ name: ticket.serviceName, nameEn: ticket.serviceNameEn }),
          ),
        ),
    })
    if (!given) return
    setLastGiven({ ticket: given.ticket, before: view })
    // The next person is somebody else.
    setGroup(null)
  }

  // A fast hand takes it back before the list has been read anew.
  const mayUndo = view === lastGiven?.before || view.waiting.some(({ id }) => id === lastGiven?.ticket.id)
  return {
    group,
    setGroup,
    printAt,
    choosePrinter: (deviceId: string) => {
      localStorage.setItem(PRINTER, deviceId)
      setWanted(deviceId)
    },
    issue,
    lastGiven: mayUndo ? (lastGiven?.ticket ?? null) : null,
  }
}

function useTicketCommands(press: PressOne) {
  const { api } = usePage()
  const words = useWords()
  const named = useNamed()
  const { news, actions, ticket: ticketWords } = words.reception
  const about = ({ id }: Pick<ReceptionEntry, 'id'>) => ({ ticketId: id })
  return {
    mark: (entry: ReceptionEntry, body: BodyOf<'setPriority'>) =>
      void press<Ticketed>({
        name: body.group === null ? ticketWords.unmark : ticketWords.mark,
        asked: `setPriority ${entry.id} ${JSON.stringify(body)}`,
        call: (key) => api.press('setPriority', { params: about(entry), body, key }),
        say: ({ ticket }) => good((ticket.priority ? news.marked : news.unmarked)(ticket.number)),
      }),
    move: (entry: ReceptionEntry, service: ReceptionService) =>
      void press<Ticketed>({
        name: ticketWords.move,
        asked: `moveTicket ${entry.id} ${service.id}`,
        call: (key) => api.press('moveTicket', { params: about(entry), body: { serviceId: service.id }, key }),
        say: ({ ticket }) => good(news.moved(ticket.number, named(service))),
      }),
    back: (entry: ReceptionEntry) =>
      void press<Ticketed>({
        name: actions.back,
        asked: `returnTicket ${entry.id}`,
        call: (key) => api.press('returnTicket', { params: about(entry), body: {}, key }),
        say: ({ ticket }) => good(news.back(ticket.number)),
      }),
    cancel: (entry: Pick<ReceptionEntry, 'id'>, cause: 'citizen' | 'mistake') =>
      void press<Ticketed>({
        name: ticketWords.end,
        asked: `cancelTicket ${entry.id} ${cause}`,
        call: (key) => api.press('cancelTicket', { params: about(entry), body: { cause }, key }),
        say: ({ ticket }) => ({ kind: 'info', text: news.cancelled(ticket.number) }),
      }),
    reprint: (entry: ReceptionEntry, printAt: string | null) =>
      void press<Ticketed>({
        name: actions.reprint,
        asked: `reprintTicket ${entry.id}`,
        call: (key) =>
          api.press('reprintTicket', { params: about(entry), body: printAt === null ? {} : { printAt }, key }),
        say: ({ ticket }) => good(words.desk.news.reprinted(ticket.number)),
      }),
  }
}

function useSessionCommands(press: PressOne) {
  const { api } = usePage()
  const words = useWords()
  const [language] = useLanguage()
  const { news, actions, paper, session } = words.reception
  return {
    enterPaper: (body: BodyOf<'enterPaperNumbers'>) =>
      press({
        name: paper.enter,
        asked: `enterPaperNumbers ${JSON.stringify(body)}`,
        call: (key) => api.press('enterPaperNumbers', { body, key }),
        say: ({ tickets }) => good(news.entered(tickets.length)),
        refused: (outcome) =>
          outcome.code === 'NUMBER_TAKEN' ? news.taken(String(outcome.detail?.['number'] ?? '')) : null,
      }),
    close: (body: BodyOf<'closeHall'>) =>
      void press({
        name: actions.close,
        asked: `closeHall ${JSON.stringify(body)}`,
        call: (key) => api.press('closeHall', { body, key }),
        say: ({ ended, waiting }) => ({
          kind: 'info',
          text: ended.length > 0 ? news.closedEnded(ended.length) : news.closed(waiting),
        }),
      }),
    open: () =>
      void press({
        name: session.openNow,
        asked: 'openHall',
        call: (key) => api.press('openHall', { body: {}, key }),
        say: () => good(news.opened),
      }),
    extend: (until: number) =>
      void press({
        name: actions.extend,
        asked: `openHall ${until}`,
        call: (key) => api.press('openHall', { body: { until, reason: 'crowded' }, key }),
        say: () => good(news.extended(hourMinute(until, language))),
      }),
  }
}
