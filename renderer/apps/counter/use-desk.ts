import { useEffect, useRef, useState } from 'react'
import type { BodyOf } from '../../../shared/api/operations.ts'
import type { PriorityGroup, QueueView, TicketView, UndoView } from '../../../shared/api/views.ts'
import { usePage } from '../../client/page.tsx'
import { useNamed, useWords } from '../../ui/language.tsx'
import { actionWords } from './desk-actions.ts'
import { reasonWords } from './desk-words.ts'
import { useDeskPress } from './use-desk-press.ts'
import type { DeskPress, News } from './use-desk-press.ts'

type Ticketed = { ticket: TicketView }
const good = (text: string): News => ({ kind: 'good', text })
const info = (text: string): News => ({ kind: 'info', text })

/** Everything an officer does at the desk, each as one function; what came of it is in `news`. */
export function useDesk(view: QueueView, refresh: () => void) {
  const [answeredAt, setAnsweredAt] = useState<QueueView | null>(null)
  const latest = useRef(view)
  useEffect(() => {
    latest.current = view
  }, [view])
  const { press, ...state } = useDeskPress((refused) => {
    setAnsweredAt(latest.current)
    if (refused) refresh()
  })
  /** What is shown is older than what was pressed: only the centre can tell what is possible now. */
  const isBehind = state.pending !== null || answeredAt === view
  return { ...state, isBehind, ...useTicketCommands(view, press), ...useCounterCommands(view, press) }
}

export type DeskCommands = ReturnType<typeof useDesk>

/** What is done to one ticket, the one in front or one of the lists. */
function useTicketCommands(view: QueueView, press: DeskPress['press']) {
  const { api } = usePage()
  const words = useWords()
  const { actions, news, dialogs } = words.desk
  const current = view.current?.id ?? ''

  const simple = (
    name: string,
    operation: 'recallTicket' | 'markNoShow' | 'resumeTicket' | 'reprintTicket' | 'finishTicket',
    ticketId: string,
    say: (ticket: TicketView) => News,
  ) =>
    void press<Ticketed>({
      name,
      // A call more that the officer has seen makes the next one another press.
      asked: `${operation} ${ticketId} ${view.current?.calls ?? 0}`,
      call: (key) => api.press(operation, { params: { ticketId }, body: {}, key }),
      say: ({ ticket }) => say(ticket),
    })

  return {
    recall: () => simple(actions.recall, 'recallTicket', current, ({ number }) => good(news.recalled(number))),
    noShow: () => simple(actions.noShow, 'markNoShow', current, ({ number }) => info(news.noShow(number))),
    finish: () => simple(actions.finish, 'finishTicket', current, ({ number }) => good(news.finished(number))),
    resume: (ticketId: string) =>
      simple(dialogs.backToLine, 'resumeTicket', ticketId, ({ number }) => good(news.resumed(number))),
    reprint: (ticketId: string) =>
      simple(words.desk.reprint, 'reprintTicket', ticketId, ({ number }) => info(news.reprinted(number))),
    hold: (reason: string) =>
      void press<Ticketed>({
        name: actions.hold,
        asked: `holdTicket ${current} ${reason}`,
        call: (key) => api.press('holdTicket', { params: { ticketId: current }, body: { reason }, key }),
        say: ({ ticket }) => info(news.held(ticket.number)),
      }),
    transfer: (to: BodyOf<'transferTicket'>, toWords: string) =>
      void press<Ticketed>({
        name: actions.transfer,
        asked: `transferTicket ${current} ${JSON.stringify(to)}`,
        call: (key) => api.press('transferTicket', { params: { ticketId: current }, body: to, key }),
        say: ({ ticket }) => info(news.transferred(ticket.number, toWords)),
      }),
  }
}

/** What the counter itself does: it opens, pauses, closes, calls and gives numbers. */
function useCounterCommands(view: QueueView, press: DeskPress['press']) {
  const { api } = usePage()
  const words = useWords()
  const named = useNamed()
  const { actions, news, dialogs } = words.desk
  const params = { counterId: view.counter.id }
  return {
    callNext: () =>
      void press({
        name: actions.callNext,
        asked: 'callNext',
        call: (key) => api.press('callNext', { params, body: {}, key }),
        say: ({ ticket }) => (ticket ? good(news.called(ticket.number)) : info(news.nobodyWaits)),
      }),
    callChosen: (ticketId: string, reason: string) =>
      void press<Ticketed>({
        name: dialogs.callNow,
        asked: `callTicket ${ticketId} ${reason}`,
        call: (key) => api.press('callTicket', { params, body: { ticketId, reason }, key }),
        say: ({ ticket }) => good(news.called(ticket.number)),
      }),
    open: () =>
      void press({
        name: actionWords('turn', view, words),
        asked: 'openCounter',
        call: (key) => api.press('openCounter', { params, body: {}, key }),
        say: () => good(news.opened),
      }),
    pause: (reason: string) =>
      void press({
        name: actions.pause,
        asked: `pauseCounter ${reason}`,
        call: (key) => api.press('pauseCounter', { params, body: { reason }, key }),
        say: () => info(`${reasonWords(reason, words)}. ${news.paused}`),
      }),
    undo: ({ seq }: UndoView, what: string) =>
      void press({
        name: words.desk.undo(what),
        asked: `undoStep ${seq}`,
        call: (key) => api.press('undoStep', { params, body: { seq }, key }),
        say: () => good(words.desk.undone(what)),
      }),
    close: () =>
      void press({
        name: actions.close,
        asked: 'closeCounter',
        call: (key) => api.press('closeCounter', { params, body: {}, key }),
        say: () => info(news.closed),
      }),
    issue: (serviceId: string, priority: PriorityGroup | null) =>
      void press<Ticketed>({
        name: actions.issue,
        asked: `issueTicket ${serviceId} ${priority ?? ''}`,
        call: (key) => api.press('issueTicket', { body: { serviceId, ...(priority ? { priority } : {}) }, key }),
        say: ({ ticket }) =>
          good(
            (ticket.print === 'none' ? news.issuedNoPaper : news.issued)(
              ticket.number,
              named({ name: ticket.serviceName, nameEn: ticket.serviceNameEn }),
            ),
          ),
      }),
  }
}
