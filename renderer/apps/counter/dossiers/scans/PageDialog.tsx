import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import type { DigitalPage } from '../../../../../shared/domain/events/digital-events.ts'
import { usePage } from '../../../../client/page.tsx'
import { Button } from '../../../../ui/Button.tsx'
import { Notice } from '../../../../ui/Notice.tsx'
import { useWords } from '../../../../ui/language.tsx'
import { useHotkeys } from '../../use-hotkeys.ts'

export type PageDialogProps = { pages: readonly DigitalPage[]; start: number; onClose: () => void }

/** Parts of what is seen that one key goes on. */
const [LINEFUL, PAGEFUL] = [0.2, 0.9]

/** A page so large that it can be read; the journal keeps who looked. */
export function PageDialog({ pages, start, onClose }: PageDialogProps): ReactNode {
  const { digitise: words, common } = useWords()
  const [place, setPlace] = useState(start)
  const page = pages[place]
  const shown = useLargePage(page)
  const go = (by: number): void => setPlace(Math.max(0, Math.min(pages.length - 1, place + by)))
  const paper = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (paper.current) paper.current.scrollTop = 0
  }, [place])
  // The keys that go down a page go down this one, wherever the focus is.
  const scroll = (by: number) => (): void => {
    if (paper.current) paper.current.scrollTop += by * paper.current.clientHeight
  }
  useHotkeys(
    { ArrowLeft: () => go(-1), ArrowRight: () => go(1), PageUp: scroll(-PAGEFUL), PageDown: scroll(PAGEFUL) },
    true,
  )
  useHotkeys({ ArrowUp: scroll(-LINEFUL), ArrowDown: scroll(LINEFUL) }, true)
  return (
    <ModalOverlay className="dialog-veil" isOpen onOpenChange={(open) => !open && onClose()}>
      <Modal className="scans-large">
        <AriaDialog className="scans-large-inside">
          <Heading slot="title" className="dialog-title">{`${words.pageOf(place + 1)} / ${pages.length}`}</Heading>
          <div ref={paper} className="scans-large-page" role="region" aria-label={words.view} tabIndex={0}>
            {shown.refusal && <Notice kind="stop" title={shown.refusal} live />}
            {shown.jpeg && page && (
              <img
                src={`data:image/jpeg;base64,${shown.jpeg}`}
                alt={words.pageOf(place + 1)}
                style={{ transform: `rotate(${page.turn}deg)` }}
              />
            )}
            {!shown.jpeg && !shown.refusal && <p>{words.reading}</p>}
          </div>
          <div className="dialog-actions">
            <Button icon="back" hotkey="←" isDisabled={place === 0} onPress={() => go(-1)}>
              {words.previous}
            </Button>
            <Button icon="forward" hotkey="→" isDisabled={place === pages.length - 1} onPress={() => go(1)}>
              {words.next}
            </Button>
            <Button variant="action" hotkey="Esc" autoFocus onPress={onClose}>
              {common.close}
            </Button>
          </div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

function useLargePage(page: DigitalPage | undefined): { jpeg: string | null; refusal: string | null } {
  const { api } = usePage()
  const [shown, setShown] = useState<{ key: string; jpeg: string | null; refusal: string | null } | null>(null)
  const key = page ? `${page.fileId}/${page.page}` : ''
  useEffect(() => {
    const [fileId = '', no = ''] = key.split('/')
    if (fileId === '') return undefined
    let isHere = true
    void api.call('viewDigitalPage', { params: { fileId }, body: { page: Number(no) } }).then((outcome) => {
      if (!isHere) return
      setShown({ key, jpeg: outcome.ok ? outcome.value.jpeg : null, refusal: outcome.ok ? null : outcome.message })
    })
    return () => {
      isHere = false
    }
  }, [api, key])
  return shown?.key === key ? shown : { jpeg: null, refusal: null }
}
