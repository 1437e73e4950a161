import { useRef, useState } from 'react'
import type { CallResult } from '../../../../../shared/api/client.ts'
import type { BodyOf } from '../../../../../shared/api/operations.ts'
import { usePage } from '../../../../client/page.tsx'
import type { Page } from '../../../../client/page.tsx'

/** One paper on its way: its files, and how far it is. */
type Upload = {
  readonly id: string
  readonly name: string
  readonly state: 'sending' | 'checking' | 'cut' | 'refused'
  /** From 0 to 1. */
  readonly share: number
  /** What the centre said no with, in words. */
  readonly said: string | null
}
type Source = BodyOf<'stageDigital'>['source']
type Job = {
  readonly id: string
  readonly part: string
  readonly source: Source
  readonly files: readonly { readonly blob: Blob; readonly uploadId: string; sent: number }[]
  /** The same key goes with every attempt, so nothing is filed twice. */
  readonly stageKey: string
  readonly attachKey: string
}
export type Uploads = {
  uploads: readonly Upload[]
  send: (part: string, files: readonly Blob[], source: Source, name: string) => void
  /** Goes on where the line was cut. */
  goOn: (id: string) => void
  giveUp: (id: string) => void
}

/** Bytes of a part: as base64 it fits the largest body of the operation. */
const PART = 480_000
const PAUSE_MS = 1_000

/** Sends papers one after the other, in parts, and files each as soon as the centre has checked it. */
export function useUploads(dossierId: string): Uploads {
  const page = usePage()
  const [uploads, setUploads] = useState<readonly Upload[]>([])
  const jobs = useRef(new Map<string, Job>())
  const last = useRef<Promise<unknown>>(Promise.resolve())

  const tell = (id: string, more: Partial<Upload>): void =>
    setUploads((all) => all.map((one) => (one.id === id ? { ...one, ...more } : one)))
  const drop = (id: string): void => {
    jobs.current.delete(id)
    setUploads((all) => all.filter((one) => one.id !== id))
  }
  async function run(id: string): Promise<void> {
    const job = jobs.current.get(id)
    if (!job) return
    tell(id, { state: 'sending', said: null })
    const outcome = await deliver(page, dossierId, job, (share) =>
      tell(id, share < 1 ? { share } : { share, state: 'checking' }),
    )
    if (outcome.ok) drop(id)
    else if (outcome.code === 'NO_ANSWER') tell(id, { state: 'cut' })
    else tell(id, { state: 'refused', said: outcome.message })
  }
  const queue = (id: string): void => {
    last.current = last.current.then(() => run(id))
  }
  return {
    uploads,
    send(part, files, source, name) {
      const { newKey } = page.platform
      const id = newKey()
      const parts = files.map((blob) => ({ blob, uploadId: newKey(), sent: 0 }))
      jobs.current.set(id, { id, part, source, files: parts, stageKey: newKey(), attachKey: newKey() })
      setUploads((all) => [...all, { id, name, state: 'sending', share: 0, said: null }])
      queue(id)
    },
    goOn: queue,
    giveUp: drop,
  }
}

/** All parts, then the check, then the paper of the dossier; what an earlier attempt did is not done again. */
async function deliver(
  page: Page,
  dossierId: string,
  { files, source, part, stageKey, attachKey }: Job,
  tell: (share: number) => void,
): Promise<CallResult<unknown>> {
  const { api } = page
  const all = files.reduce((sum, { blob }) => sum + blob.size, 0)
  for (const file of files) {
    while (file.sent < file.blob.size) {
      const body = { offset: file.sent, data: await base64(file.blob.slice(file.sent, file.sent + PART)) }
      const outcome = await patiently(page, () =>
        api.press('addDigitalPart', { params: { uploadId: file.uploadId }, body }),
      )
      if (!outcome.ok) return outcome
      file.sent = outcome.value.received
      tell(Math.min(0.99, files.reduce((sum, { sent }) => sum + sent, 0) / all))
    }
  }
  tell(1)
  const uploads = files.map(({ uploadId }) => uploadId)
  const staged = await patiently(page, () => api.press('stageDigital', { body: { uploads, source }, key: stageKey }))
  if (!staged.ok) return staged
  const body = { part, stagedId: staged.value.staged.id }
  return patiently(page, () => api.press('attachDigital', { params: { dossierId }, body, key: attachKey }))
}

/** A centre that says "too fast" is asked again after a pause. */
async function patiently<T>({ platform }: Page, call: () => Promise<CallResult<T>>): Promise<CallResult<T>> {
  for (;;) {
    const outcome = await call()
    if (outcome.ok || outcome.code !== 'TOO_MANY_REQUESTS') return outcome
    await new Promise<void>((resolve) => void platform.timers.after(PAUSE_MS, resolve))
  }
}

const base64 = (blob: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve(String(reader.result).replace(/^[^,]*,/, '')))
    reader.addEventListener('error', () => reject(reader.error ?? new Error('the file cannot be read')))
    reader.readAsDataURL(blob)
  })
