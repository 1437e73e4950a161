import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { usePage } from '../../../client/page.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useWords } from '../../../ui/language.tsx'
import { FIRST_FRAMING, SENT } from './crop.ts'
import type { Framing } from './crop.ts'
import { jpegOf, paint } from './paint.ts'
import './picture.css'

type PictureDialogProps = {
  officerId: string
  name: string
  picture: ImageBitmap
  onClose: () => void
  onSaved: () => void
}

const SLIDERS = [
  ['zoom', 1, 3],
  ['x', 0, 1],
  ['y', 0, 1],
] as const

/** Frames a picture before it is sent: what the tablet will show is what stands here. */
export function PictureDialog({ officerId, name, picture, onClose, onSaved }: PictureDialogProps): ReactNode {
  const { api } = usePage()
  const { admin: words, common } = useWords()
  const canvas = useRef<HTMLCanvasElement>(null)
  const [framing, setFraming] = useState<Framing>(FIRST_FRAMING)
  const [fault, setFault] = useState<string | null>(null)
  const [isSaving, setSaving] = useState(false)
  useEffect(() => {
    if (canvas.current) paint(canvas.current, picture, framing)
  }, [picture, framing])

  async function save(): Promise<void> {
    setSaving(true)
    const jpeg = canvas.current && (await jpegOf(canvas.current))
    if (!jpeg) {
      setSaving(false)
      return setFault(words.picture.unreadable)
    }
    const outcome = await api.press('setOfficerPicture', { params: { officerId }, body: { picture: jpeg } })
    setSaving(false)
    return outcome.ok ? onSaved() : setFault(outcome.code === 'NO_ANSWER' ? words.change.noAnswer : outcome.message)
  }
  return (
    <Dialog
      title={words.picture.title(name)}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{common.cancel}</Button>
          <Button variant="action" isPending={isSaving} onPress={() => void save()}>
            {words.picture.save}
          </Button>
        </>
      }
    >
      {fault && <Notice kind="stop" title={fault} live />}
      <div className="picture-frame">
        <canvas ref={canvas} {...SENT} role="img" aria-label={words.picture.title(name)} />
        <div className="picture-sliders">
          {SLIDERS.map(([part, min, max]) => (
            <label key={part}>
              {words.picture[part]}
              <input
                type="range"
                min={min}
                max={max}
                step={0.01}
                value={framing[part]}
                onChange={(event) => setFraming({ ...framing, [part]: Number(event.target.value) })}
              />
            </label>
          ))}
        </div>
      </div>
      <p className="small">{words.picture.hint}</p>
    </Dialog>
  )
}
