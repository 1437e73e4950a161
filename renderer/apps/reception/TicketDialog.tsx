import type { ReactNode } from 'react'
import type { ReceptionEntry, ReceptionView } from '../../../shared/api/reception-views.ts'
import { Button } from '../../ui/Button.tsx'
import { ChoiceList } from '../../ui/ChoiceList.tsx'
import type { ChoiceGroup } from '../../ui/ChoiceList.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useNamed, useWords } from '../../ui/language.tsx'
import type { ReceptionCommands } from './use-reception.ts'

export type TicketDialogProps = {
  entry: ReceptionEntry
  view: ReceptionView
  desk: ReceptionCommands
  onClose: () => void
}

/** What can be done with one number now, in one list: a touch, a digit or Enter does it. */
export function TicketDialog({ entry, view, desk, onClose }: TicketDialogProps): ReactNode {
  const words = useWords()
  const named = useNamed()
  const { ticket: say } = words.reception
  const service = view.services.find(({ id }) => id === entry.serviceId)
  const { groups, run } = useDeeds({ entry, view, desk })
  return (
    <Dialog
      title={say.title(entry.number, service ? named(service) : '')}
      isOpen
      onClose={onClose}
      actions={
        <Button icon="close" hotkey="Esc" onPress={onClose}>
          {words.common.cancel}
        </Button>
      }
    >
      {groups.length === 0 ? (
        <p>{say.nothing}</p>
      ) : (
        <ChoiceList
          label={say.choose}
          groups={groups}
          autoFocus
          digits
          onChoose={(id) => {
            onClose()
            run(id)
          }}
        />
      )}
    </Dialog>
  )
}

type Deed = { id: string; text: string; do: () => void }

/** The deeds by the state of the number. */
function useDeeds({ entry, view, desk }: Omit<TicketDialogProps, 'onClose'>): {
  groups: ChoiceGroup[]
  run: (id: string) => void
} {
  const words = useWords()
  const named = useNamed()
  const { ticket: say, actions } = words.reception
  const back: Deed = { id: 'back', text: actions.back, do: () => desk.back(entry) }
  const mark: Deed[] = entry.priority
    ? say.unmarkReasons.map((reason) => ({
        id: `unmark ${reason}`,
        text: `${say.unmark}: ${reason}`,
        do: () => desk.mark(entry, { group: null, reason }),
      }))
    : view.centre.priorityGroups.map((group) => ({
        id: `mark ${group}`,
        text: words.priorityGroups[group],
        do: () => desk.mark(entry, { group }),
      }))
  const move = view.services
    .filter(({ id }) => id !== entry.serviceId)
    .map((service): Deed => ({
      id: `move ${service.id}`,
      text: `${service.letter} · ${named(service)}`,
      do: () => desk.move(entry, service),
    }))
  const end: Deed[] = (['citizen', 'mistake'] as const).map((cause) => ({
    id: cause,
    text: say[cause],
    do: () => desk.cancel(entry, cause),
  }))
  const reprint: Deed = { id: 'reprint', text: actions.reprint, do: () => desk.reprint(entry, desk.printAt) }
  const deeds: [title: string, deeds: Deed[]][] =
    entry.state === 'waiting'
      ? [
          [entry.priority ? say.unmark : say.mark, mark],
          [say.end, end],
          [say.other, [reprint]],
          [say.move, move],
        ]
      : entry.state === 'cancelled'
        ? [['', [back]]]
        : [
            ['', [back]],
            [say.end, end],
          ]
  const all = deeds.flatMap(([, list]) => list)
  return {
    groups: deeds.map(([title, list]) => ({ title, options: list })),
    run: (id) => all.find((deed) => deed.id === id)?.do(),
  }
}
