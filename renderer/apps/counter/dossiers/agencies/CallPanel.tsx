import type { ReactNode } from 'react'
import type { AgencyCallView, AgencyDeskView, ContactView } from '../../../../../shared/api/agency-views.ts'
import type { CallOutcome } from '../../../../../shared/domain/agencies/agency-work.ts'
import { hourMinute, stopwatch } from '../../../../../shared/i18n/format.ts'
import { usePage } from '../../../../client/page.tsx'
import { Button } from '../../../../ui/Button.tsx'
import { Icon } from '../../../../ui/Icon.tsx'
import { useLanguage, useWords } from '../../../../ui/language.tsx'
import { useHotkeys } from '../../use-hotkeys.ts'
import { useSend } from '../use-send.ts'
import './agencies.css'

const CALL_KEY = 'Alt+G'

export type CallPanelProps = {
  desk: AgencyDeskView
  now: number
  ticketId: string | null
  isLost: boolean
  isActive: boolean
  onCalled: () => void
}

/** Calls somebody of the agency to this desk, and measures how long he takes (TQ-7.3, TQ-10.2). */
export function CallPanel({ desk, now, ticketId, isLost, isActive, onCalled }: CallPanelProps): ReactNode {
  const { agencies: words } = useWords()
  const { api } = usePage()
  const send = useSend()
  const open = openCall(desk)
  const next = nextContact(desk, open)

  function call(): void {
    const body = {
      agencyId: desk.agencyId,
      ...(next === null ? {} : { contactId: next.id }),
      ...(ticketId === null ? {} : { ticketId }),
    }
    send.run((key) => api.press('callAgency', { body, key }), onCalled)
  }
  useHotkeys({ [CALL_KEY]: () => !isLost && !send.isPending && call() }, isActive)
  return (
    <div className="agency-call" data-late={(open !== null && isLate(open, now)) || undefined}>
      <div className="dossiers-row">
        <Button icon="bell" hotkey={CALL_KEY} isDisabled={isLost} isPending={send.isPending} onPress={call}>
          {next ? words.callAgain(words.contactOf(next.name ?? '', next.phone)) : words.call}
        </Button>
        {open && <CallState call={open} now={now} />}
      </div>
      {desk.contacts.length === 0 && <p className="small">{words.noPhone}</p>}
      {send.refusal && <p className="field-error">{send.refusal}</p>}
    </div>
  )
}

/** The call of this desk that still waits for somebody. */
export const openCall = ({ call }: AgencyDeskView): AgencyCallView | null => (call?.endedAt === null ? call : null)

/** The main one first, then the reserve, then the main one again. */
function nextContact({ contacts }: AgencyDeskView, open: AgencyCallView | null): ContactView | null {
  const place = open === null ? -1 : contacts.findIndex(({ id }) => id === open.contact?.id)
  return contacts[(place + 1) % Math.max(1, contacts.length)] ?? null
}

export const isLate = ({ dueAt, endedAt }: AgencyCallView, now: number): boolean =>
  endedAt === null && dueAt !== null && now > dueAt

/** Since when he is waited for, and what is left of his time. */
function CallState({ call, now }: { call: AgencyCallView; now: number }): ReactNode {
  const { agencies: words } = useWords()
  const [language] = useLanguage()
  return (
    <p className="agency-call-state" role="status">
      <Icon name={isLate(call, now) ? 'alert' : 'clock'} />
      <span>{words.calledAt(hourMinute(call.at, language), call.contact?.name ?? null)}</span>
      <strong className="number">{timeLeft(call, now, words)}</strong>
    </p>
  )
}

/** What is left of the time of a call, what it is over by, or how long it goes on where there is no limit. */
export function timeLeft(
  { at, dueAt }: Pick<AgencyCallView, 'at' | 'dueAt'>,
  now: number,
  words: ReturnType<typeof useWords>['agencies'],
): string {
  if (dueAt === null) return words.since(stopwatch(now - at))
  return now > dueAt ? words.overBy(stopwatch(now - dueAt)) : words.left(stopwatch(dueAt - now))
}

/** How a call ends, a press each. */
export function CallEnds({
  isDisabled,
  onEnd,
}: {
  isDisabled: boolean
  onEnd: (outcome: CallOutcome) => void
}): ReactNode {
  const { agencies: words } = useWords()
  return (
    <>
      <Button icon="check" isDisabled={isDisabled} onPress={() => onEnd('came')}>
        {words.came}
      </Button>
      <Button isDisabled={isDisabled} onPress={() => onEnd('by-phone')}>
        {words.byPhone}
      </Button>
      <Button variant="quiet" isDisabled={isDisabled} onPress={() => onEnd('not-coming')}>
        {words.notComing}
      </Button>
    </>
  )
}
