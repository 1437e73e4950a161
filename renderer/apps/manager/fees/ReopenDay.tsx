import type { ReactNode } from 'react'
import { useKept } from '../../../features/unsaved/use-unsaved.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useWords } from '../../../ui/language.tsx'
import { useManagerPress } from '../use-manager-press.ts'

type ReopenDayProps = { date: string; of: string; name: string; onClose: () => void }

/** Opens an officer's day of today once more, with the reason. */
export function ReopenDay({ date, of, name, onClose }: ReopenDayProps): ReactNode {
  const { fees: words, common } = useWords()
  const [why, setWhy, forget] = useKept(`reopen ${date} ${of}`, '', words.reopenTitle(name))
  const { isPending, problem, press } = useManagerPress(forget, onClose)
  const body = { officerId: of, words: why.trim() }
  return (
    <Dialog
      title={words.reopenTitle(name)}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{common.cancel}</Button>
          <Button
            variant="action"
            isDisabled={why.trim() === ''}
            isPending={isPending}
            onPress={() => void press((api) => api.press('reopenFeeDay', { params: { date }, body }))}
          >
            {words.reopen}
          </Button>
        </>
      }
    >
      <p className="small">{words.reopenHint}</p>
      <Field label={words.cause} value={why} maxLength={500} autoFocus onChange={(typed) => setWhy(() => typed)} />
      {problem && <Notice kind="care" title={problem} live />}
    </Dialog>
  )
}
