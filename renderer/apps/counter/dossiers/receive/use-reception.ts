import { useState } from 'react'
import type { AnswerOf } from '../../../../../shared/api/operations.ts'
import type { QueueView } from '../../../../../shared/api/views.ts'
import type { CitizenCard } from '../../../../../shared/domain/scan/citizen-card.ts'
import { usePage } from '../../../../client/page.tsx'
import { useSend } from '../use-send.ts'
import type { Send } from '../use-send.ts'
import { receptionOf, refusalOf, supplementOf } from './body.ts'
import { NO_DOSSIER, NO_VISIT, boundTo, withCard } from './draft.ts'
import type { VisitDraft } from './draft.ts'

export type Patch = (change: (visit: VisitDraft) => VisitDraft) => void
export type WhichParty = 'filer' | 'principal' | 'owner'

/** What became of a reception, shown until the officer goes on. */
export type Sent =
  | { readonly kind: 'received'; readonly answer: AnswerOf<'receiveDossier'>; readonly visit: VisitDraft }
  | { readonly kind: 'supplement'; readonly answer: AnswerOf<'requestSupplementAtDesk'>; readonly visit: VisitDraft }
  | { readonly kind: 'refused'; readonly answer: AnswerOf<'refuseAtDesk'>; readonly visit: VisitDraft }

export type ReceptionQuestion = 'supplement' | 'refuse' | 'clear' | 'agency'

export type Reception = {
  visit: VisitDraft
  patch: Patch
  sent: Sent | null
  send: Send
  question: ReceptionQuestion | null
  ask: (question: ReceptionQuestion | null) => void
  receive: () => void
  supplement: (request: Parameters<typeof supplementOf>[1]) => void
  refuse: (refusal: Parameters<typeof refusalOf>[1]) => void
  /** A card fills who is named; the filer unless told. */
  fill: (card: CitizenCard, which: WhichParty) => void
  /** An empty form for the next one; with `keep` the citizen stays. */
  begin: (keep?: boolean) => void
}

/**
 * The reception at this desk. It stands above the screens, so that neither news, nor a call, nor a look at the queue, nor a
 * lost line takes a word of it; the number in service is written down with the first word.
 * @param onEnd runs when the centre has taken it
 */
export function useReception(current: QueueView['current'], onEnd: () => void): Reception {
  const { api } = usePage()
  const [visit, setVisit] = useState(NO_VISIT)
  const [sent, setSent] = useState<Sent | null>(null)
  const [question, ask] = useState<ReceptionQuestion | null>(null)
  const send = useSend()

  const patch: Patch = (change) => {
    send.clear()
    setVisit((before) => boundTo(before, change(before), current))
  }
  function ended(one: Sent): void {
    onEnd()
    ask(null)
    setSent(one)
    setVisit(NO_VISIT)
  }
  return {
    ...{ visit, patch, sent, send, question, ask },
    receive: () =>
      send.run(
        (key) => api.press('receiveDossier', { body: receptionOf(visit), key }),
        (answer) => ended({ kind: 'received', answer, visit }),
      ),
    supplement: (request) =>
      send.run(
        (key) => api.press('requestSupplementAtDesk', { body: supplementOf(visit, request), key }),
        (answer) => ended({ kind: 'supplement', answer, visit }),
      ),
    refuse: (refusal) =>
      send.run(
        (key) => api.press('refuseAtDesk', { body: refusalOf(visit, refusal), key }),
        (answer) => ended({ kind: 'refused', answer, visit }),
      ),
    fill: (card, which) => patch((before) => filled(before, card, which)),
    begin(keep = false) {
      const from = sent?.visit ?? visit
      ask(null)
      setSent(null)
      send.clear()
      setVisit(keep ? { ...from, done: [], now: NO_DOSSIER } : NO_VISIT)
    },
  }
}

function filled(visit: VisitDraft, card: CitizenCard, which: WhichParty): VisitDraft {
  if (which === 'owner' && visit.now.owner)
    return { ...visit, now: { ...visit.now, owner: withCard(visit.now.owner, card) } }
  if (which === 'principal') return { ...visit, principal: withCard(visit.principal, card) }
  return { ...visit, filer: withCard(visit.filer, card) }
}
