import { useEffect, useRef, useState } from 'react'
import type { ReactNode, RefObject } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useUnsavedThings } from '../../../../features/unsaved/use-unsaved.tsx'
import { Button } from '../../../../ui/Button.tsx'
import { Notice } from '../../../../ui/Notice.tsx'
import { useWords } from '../../../../ui/language.tsx'
import { CancelButton } from '../../ReasonDialog.tsx'
import { useHotkeys } from '../../use-hotkeys.ts'
import { CropBox } from './CropBox.tsx'
import { WHOLE, cutPage } from './cut-page.ts'
import type { Cut } from './cut-page.ts'

export type CameraDialogProps = { onPages: (pages: readonly Blob[]) => void; onClose: () => void }

/** A page of A4 at 200 dpi has 1,654 by 2,339 dots: as many as the camera has. */
const WANTED = { video: { facingMode: 'environment', width: { ideal: 3_840 }, height: { ideal: 2_160 } }, audio: false }

/** Photographs page by page; each is cut and turned by hand, all of them become one PDF. */
export function CameraDialog({ onPages, onClose }: CameraDialogProps): ReactNode {
  const { digitise: words } = useWords()
  const video = useRef<HTMLVideoElement>(null)
  const camera = useCamera(video)
  const [shot, setShot] = useState<HTMLCanvasElement | null>(null)
  const [cut, setCut] = useState<Cut>(WHOLE)
  const [pages, setPages] = useState<readonly Blob[]>([])
  useUnsavedThings(() => (pages.length > 0 ? [{ name: words.cameraTitle }] : []))
  const [isLeaving, setLeaving] = useState(false)
  const leave = (): void => {
    if (pages.length === 0 || isLeaving) onClose()
    else setLeaving(true)
  }
  const shoot = (): void => {
    setLeaving(false)
    const next = photograph(video.current)
    if (next) setShot(next)
    setCut(WHOLE)
  }
  const keep = async (): Promise<void> => {
    if (!shot) return
    setLeaving(false)
    const page = await cutPage(shot, cut)
    setShot(null)
    setPages((all) => [...all, page])
  }
  const use = (): void => {
    if (pages.length > 0) onPages(pages)
  }
  useHotkeys({ F8: () => void (shot ? keep() : shoot()), F9: use }, true)
  return (
    <ModalOverlay className="dialog-veil" isOpen onOpenChange={(open) => !open && leave()}>
      <Modal className="scans-large">
        <AriaDialog className="scans-large-inside">
          <Heading slot="title" className="dialog-title">
            {words.cameraTitle}
          </Heading>
          {camera.isRefused && <Notice kind="stop" title={words.cameraRefused} live />}
          <div className="scans-large-page">
            <video ref={video} className="scans-video" autoPlay muted playsInline hidden={shot !== null} />
            {shot && <CropBox shot={shot} cut={cut} onCut={setCut} />}
          </div>
          <div className="dialog-actions">
            <p role="status">
              {isLeaving ? <strong>{words.dropKept(pages.length)}</strong> : words.kept(pages.length)}
            </p>
            <CancelButton onPress={leave} />
            {shot ? (
              <>
                <Button icon="undo" onPress={() => setShot(null)}>
                  {words.again}
                </Button>
                <Button variant="action" icon="check" hotkey="F8" onPress={() => void keep()}>
                  {words.keep}
                </Button>
              </>
            ) : (
              <Button variant="action" icon="camera" hotkey="F8" autoFocus isDisabled={!camera.isReady} onPress={shoot}>
                {words.shoot}
              </Button>
            )}
            <Button icon="send" hotkey="F9" isDisabled={pages.length === 0} onPress={use}>
              {words.use(pages.length)}
            </Button>
          </div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

/** The camera of this PC while the dialog is open; its light goes out with it. */
function useCamera(video: RefObject<HTMLVideoElement | null>): { isReady: boolean; isRefused: boolean } {
  const [isReady, setReady] = useState(false)
  const [isRefused, setRefused] = useState(false)
  useEffect(() => {
    let stream: MediaStream | null = null
    let isHere = true
    const stop = (): void => stream?.getTracks().forEach((track) => track.stop())
    navigator.mediaDevices.getUserMedia(WANTED).then(
      (opened) => {
        stream = opened
        if (!isHere) return stop()
        if (video.current) video.current.srcObject = opened
        setReady(true)
      },
      () => isHere && setRefused(true),
    )
    return () => {
      isHere = false
      stop()
    }
  }, [video])
  return { isReady, isRefused }
}

/** What the camera sees now; null before its first picture. */
function photograph(video: HTMLVideoElement | null): HTMLCanvasElement | null {
  if (!video || video.videoWidth === 0) return null
  const canvas = document.createElement('canvas')
  canvas.width = video.videoWidth
  canvas.height = video.videoHeight
  canvas.getContext('2d')?.drawImage(video, 0, 0)
  return canvas
}
