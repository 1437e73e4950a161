import type { ReactNode } from 'react'
import type { AlarmKind } from '../../../shared/api/alarm-views.ts'
import { alarmKind } from '../../../shared/api/alarm-views.ts'
import { ChoiceList } from '../../ui/ChoiceList.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useWords } from '../../ui/language.tsx'
import { CancelButton } from './ReasonDialog.tsx'

export type AlarmDialogProps = { onRaise: (kind: AlarmKind) => void; onClose: () => void }

/** The second of two presses that call for help: the same keys again, or a digit for what is needed. */
export function AlarmDialog({ onRaise, onClose }: AlarmDialogProps): ReactNode {
  const { alarms } = useWords()
  const options = alarmKind.options.map((kind) => ({ id: kind, text: alarms.kinds[kind] }))
  return (
    <Dialog title={alarms.title} isOpen onClose={onClose} actions={<CancelButton onPress={onClose} />}>
      <p>{alarms.again}</p>
      <ChoiceList
        label={alarms.title}
        groups={[{ title: '', options }]}
        onChoose={(id) => onRaise(alarmKind.parse(id))}
        autoFocus
        digits
      />
      <p className="small">{alarms.hint}</p>
    </Dialog>
  )
}
