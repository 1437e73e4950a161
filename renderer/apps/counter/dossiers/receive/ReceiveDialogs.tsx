import type { ReactNode } from 'react'
import { Button } from '../../../../ui/Button.tsx'
import { Dialog } from '../../../../ui/Dialog.tsx'
import { useLanguage, useWords } from '../../../../ui/language.tsx'
import { hourMinute, weekdayDate } from '../../../../../shared/i18n/format.ts'
import { AskDialog } from '../agencies/AskDialog.tsx'
import { applicantOf, partyOf, partyProblems } from './body.ts'
import { RefusalDialog } from './RefusalDialog.tsx'
import { SupplementDialog } from './SupplementDialog.tsx'
import type { Reception } from './use-reception.ts'

export type ReceiveDialogsProps = {
  reception: Reception
  onNoted: (words: string) => void
  /** The form is empty again: its first field is the place to be. */
  onCleared: () => void
}

/** The question of the reception that is open, if any. */
export function ReceiveDialogs({ reception, onNoted, onCleared }: ReceiveDialogsProps): ReactNode {
  const { dossiers: words, common } = useWords()
  const close = (): void => reception.ask(null)
  function clear(): void {
    reception.begin()
    onCleared()
  }
  switch (reception.question) {
    case null:
      return null
    case 'supplement':
      return <SupplementDialog reception={reception} onClose={close} />
    case 'refuse':
      return <RefusalDialog reception={reception} onClose={close} />
    case 'agency':
      return <AskFirst {...{ reception, onNoted }} onClose={close} />
    case 'clear':
      return (
        <Dialog
          title={words.clearSure}
          isOpen
          onClose={close}
          actions={
            <>
              <Button hotkey="Esc" onPress={close}>
                {common.cancel}
              </Button>
              <Button variant="action" icon="delete" autoFocus onPress={clear}>
                {words.clear}
              </Button>
            </>
          }
        >
          <p>{words.clearHint}</p>
        </Dialog>
      )
  }
}

type AskFirstProps = Omit<ReceiveDialogsProps, 'onCleared'> & { onClose: () => void }

/** An unclear procedure is asked about before its dossier is taken (TT-7.1); who waits goes with the question. */
function AskFirst({ reception, onNoted, onClose }: AskFirstProps): ReactNode {
  const { agencies: words } = useWords()
  const [language] = useLanguage()
  const { visit } = reception
  const who = applicantOf(visit)
  const isNamed = partyProblems(who).length === 0
  return (
    <AskDialog
      title={words.askTitle}
      hint={words.askHint(visit.now.procedure?.agency ?? '')}
      about={{
        kind: 'before-reception',
        procedureId: visit.now.procedure?.id ?? '',
        ...(visit.ticket ? { ticketId: visit.ticket.id } : {}),
        ...(isNamed ? { party: partyOf(who) } : {}),
      }}
      onDone={(dueAt) => {
        onNoted(words.asked(dueAt === null ? null : `${hourMinute(dueAt, language)}, ${weekdayDate(dueAt, language)}`))
        onClose()
      }}
      onClose={onClose}
    />
  )
}
