import type { ReactNode } from 'react'
import { Button } from '../../../../ui/Button.tsx'
import { Dialog } from '../../../../ui/Dialog.tsx'
import { useWords } from '../../../../ui/language.tsx'
import { RefusalDialog } from './RefusalDialog.tsx'
import { SupplementDialog } from './SupplementDialog.tsx'
import type { Reception } from './use-reception.ts'

/** The question of the reception that is open, if any. */
export function ReceiveDialogs({ reception }: { reception: Reception }): ReactNode {
  const { dossiers: words, common } = useWords()
  const close = (): void => reception.ask(null)
  switch (reception.question) {
    case null:
      return null
    case 'supplement':
      return <SupplementDialog reception={reception} onClose={close} />
    case 'refuse':
      return <RefusalDialog reception={reception} onClose={close} />
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
              <Button variant="action" icon="delete" autoFocus onPress={() => reception.begin()}>
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
