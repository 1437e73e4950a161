import type { ReactNode } from 'react'
import type { BodyOf } from '../../../shared/api/operations.ts'
import type { TicketView } from '../../../shared/api/views.ts'
import { useLiveView } from '../../client/use-live-view.ts'
import { ChoiceList } from '../../ui/ChoiceList.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useNamed, useWords } from '../../ui/language.tsx'
import { CancelButton } from './ReasonDialog.tsx'

export type TransferDialogProps = {
  ticket: TicketView
  ownCounterId: string
  onTransfer: (to: BodyOf<'transferTicket'>, toWords: string) => void
  onClose: () => void
}

/** Another service, or a colleague's counter with its state; a closed one takes nobody. Letters and digits jump, e.g. to a counter's number. */
export function TransferDialog({ ticket, ownCounterId, onTransfer, onClose }: TransferDialogProps): ReactNode {
  const words = useWords()
  const named = useNamed()
  const { desk } = words
  const services =
    useLiveView('listServices', {}, { interestedIn: ['ticket.issued', 'ticket.called'] }).view?.services ?? []
  const counters =
    useLiveView(
      'getBoard',
      {},
      { interestedIn: ['counter.opened', 'counter.paused', 'counter.closed', 'session.ended'] },
    ).view?.counters ?? []
  const toServices = services.filter(({ id }) => id !== ticket.serviceId)
  const toCounters = counters.filter(({ id }) => id !== ownCounterId)

  function choose(id: string): void {
    const service = toServices.find((candidate) => `s:${candidate.id}` === id)
    if (service) return onTransfer({ serviceId: service.id }, desk.dialogs.serviceTo(named(service)))
    const counter = toCounters.find((candidate) => `c:${candidate.id}` === id)
    if (counter) onTransfer({ counterId: counter.id }, desk.dialogs.counterTo(counter.number))
  }
  const groups = [
    {
      title: desk.dialogs.services,
      options: toServices.map((service) => ({
        id: `s:${service.id}`,
        text: `${service.letter} · ${named(service)}`,
        detail: desk.dialogs.waiting(service.waiting),
      })),
    },
    {
      title: desk.dialogs.counters,
      options: toCounters.map(({ id, number, state }) => ({
        id: `c:${id}`,
        text: words.common.counter(number),
        typed: String(number),
        detail: desk.states[state],
        isDisabled: state === 'closed',
      })),
    },
  ]
  const title = desk.dialogs.transferTitle(ticket.number)
  return (
    <Dialog title={title} isOpen onClose={onClose} actions={<CancelButton onPress={onClose} />}>
      {services.length + counters.length === 0 ? (
        <p role="status">{words.common.connecting}</p>
      ) : (
        <>
          <ChoiceList label={title} groups={groups} onChoose={choose} autoFocus />
          <p className="small">{desk.dialogs.transferHint}</p>
        </>
      )}
    </Dialog>
  )
}
