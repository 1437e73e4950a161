import type { ReactNode } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { useWords } from '../../../ui/language.tsx'

/** The code of the second disk, this once: for a paper in the safe. */
export function KeySheet({ code, onClose }: { code: string; onClose: () => void }): ReactNode {
  const { backups: words } = useWords()
  return (
    <Dialog
      title={words.keyTitle}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button icon="printer" onPress={() => globalThis.print()}>
            {words.keyPrint}
          </Button>
          <Button variant="action" icon="check" onPress={onClose}>
            {words.keyDone}
          </Button>
        </>
      }
    >
      <p className="backups-code" data-backup-code>
        {code.split('-').map((group, place) => (
          // Eight groups in their order: the place is what they are.
          <span key={`${place} ${group}`}>{group}</span>
        ))}
      </p>
      <p>{words.keyHint}</p>
    </Dialog>
  )
}
