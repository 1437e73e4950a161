import { useState } from 'react'
import type { ReactNode } from 'react'
import { FileTrigger } from 'react-aria-components'
import type { MediaFileView } from '../../../../shared/api/operations/media.ts'
import { usePage } from '../../../client/page.tsx'
import { useLiveView } from '../../../client/use-live-view.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useWords } from '../../../ui/language.tsx'
import { useUpload } from './use-upload.ts'

const ACCEPTED = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif', 'video/mp4', 'video/webm']

/** Pictures and films that boards show beside the numbers: sent from here, put in order, taken off and brought back. */
export function MediaArea(): ReactNode {
  const { api } = usePage()
  const words = useWords().admin
  const { view, refresh } = useLiveView(
    'listMedia',
    {},
    { interestedIn: ['media.added', 'media.removed', 'media.restored', 'media.ordered'] },
  )
  const [removed, setRemoved] = useState<string | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const upload = useUpload(refresh)

  async function told(outcome: Promise<{ ok: true } | { ok: false; code: string; message: string }>): Promise<boolean> {
    const done = await outcome
    setFault(done.ok ? null : done.code === 'NO_ANSWER' ? words.change.noAnswer : done.message)
    refresh()
    return done.ok
  }
  async function remove(fileName: string): Promise<void> {
    if (await told(api.press('removeMedia', { params: { fileName }, body: {} }))) setRemoved(fileName)
  }
  async function restore(fileName: string): Promise<void> {
    if (await told(api.press('restoreMedia', { params: { fileName }, body: {} }))) setRemoved(null)
  }
  function move(files: readonly MediaFileView[], at: number, by: number): void {
    const names = files.map(({ name }) => name)
    const [name] = names.splice(at, 1)
    if (name === undefined) return
    names.splice(at + by, 0, name)
    void told(api.press('orderMedia', { body: { names } }))
  }
  if (!view) return null
  const stop = fault ?? upload.fault
  return (
    <section className="admin-list" aria-label={words.area.media}>
      <div className="admin-list-head">
        <FileTrigger
          acceptedFileTypes={ACCEPTED}
          allowsMultiple
          onSelect={(files) => files && void upload.send([...files])}
        >
          <Button variant="action" isPending={upload.sending !== null}>
            {words.media.add}
          </Button>
        </FileTrigger>
        {upload.sending && <p role="status">{words.media.sending(upload.sending.name, upload.sending.percent)}</p>}
      </div>
      {stop && <Notice kind="stop" title={stop} live />}
      {removed && (
        <div className="admin-row">
          <Notice kind="good" title={words.media.removed(removed)} live />
          <Button icon="undo" onPress={() => void restore(removed)}>
            {words.change.undo}
          </Button>
        </div>
      )}
      {view.files.length === 0 && <p className="admin-nothing">{words.media.empty}</p>}
      <ol className="admin-media">
        {view.files.map((file, i) => (
          <MediaRow
            key={file.name}
            file={file}
            isFirst={i === 0}
            isLast={i === view.files.length - 1}
            onMove={(by) => move(view.files, i, by)}
            onRemove={() => void remove(file.name)}
          />
        ))}
      </ol>
    </section>
  )
}

type MediaRowProps = {
  file: MediaFileView
  isFirst: boolean
  isLast: boolean
  onMove: (by: number) => void
  onRemove: () => void
}

function MediaRow({ file, isFirst, isLast, onMove, onRemove }: MediaRowProps): ReactNode {
  const words = useWords().admin.media
  return (
    <li data-name={file.name}>
      {file.kind === 'picture' ? <img src={file.url} alt="" /> : <video src={file.url} preload="metadata" muted />}
      <div>
        <p>{file.name}</p>
        <p className="small">{words.about(file.kind, file.bytes)}</p>
      </div>
      <Button isDisabled={isFirst} aria-label={words.up(file.name)} onPress={() => onMove(-1)}>
        ↑
      </Button>
      <Button isDisabled={isLast} aria-label={words.down(file.name)} onPress={() => onMove(1)}>
        ↓
      </Button>
      <Button className="admin-retire" onPress={onRemove}>
        {words.remove}
      </Button>
    </li>
  )
}
