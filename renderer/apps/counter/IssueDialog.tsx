import { useState } from 'react'
import type { ReactNode } from 'react'
import type { CentreView, PriorityGroup } from '../../../shared/api/views.ts'
import { useLiveView } from '../../client/use-live-view.ts'
import { ChoiceList } from '../../ui/ChoiceList.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Select } from '../../ui/Select.tsx'
import { useNamed, useWords } from '../../ui/language.tsx'
import { CancelButton } from './ReasonDialog.tsx'

export type IssueDialogProps = {
  centre: CentreView
  onIssue: (serviceId: string, priority: PriorityGroup | null) => void
  onClose: () => void
}

const NO_PRIORITY = 'none'

/** A number for somebody who did not come by the kiosk. */
export function IssueDialog({ centre, onIssue, onClose }: IssueDialogProps): ReactNode {
  const words = useWords()
  const named = useNamed()
  const { dialogs } = words.desk
  const { view } = useLiveView(
    'listServices',
    {},
    { interestedIn: ['ticket.issued', 'ticket.called', 'setting.changed'] },
  )
  const [group, setGroup] = useState<PriorityGroup | null>(null)
  const priorities = [
    { id: NO_PRIORITY, text: dialogs.notPriority },
    ...centre.priorityGroups.map((id) => ({ id, text: words.priorityGroups[id] })),
  ]
  const options = (view?.services ?? []).map((service) => ({
    id: service.id,
    text: `${service.letter} · ${named(service)}`,
    detail: service.open ? dialogs.waiting(service.waiting) : dialogs.notGiven,
    isDisabled: !service.open,
  }))
  return (
    <Dialog title={dialogs.issueTitle} isOpen onClose={onClose} actions={<CancelButton onPress={onClose} />}>
      {view ? (
        <>
          <ChoiceList
            label={dialogs.issueTo}
            groups={[{ title: dialogs.issueTo, options }]}
            onChoose={(id) => onIssue(id, group)}
            autoFocus
            digits
          />
          <Select
            label={dialogs.priorityGroup}
            options={priorities}
            value={group ?? NO_PRIORITY}
            onChange={(id) => setGroup(centre.priorityGroups.find((known) => known === id) ?? null)}
          />
        </>
      ) : (
        <p role="status">{words.common.connecting}</p>
      )}
    </Dialog>
  )
}
