import { useState } from 'react'
import { MEDIA_PART_BYTES } from '../../../../shared/api/operations/media-changes.ts'
import { usePage } from '../../../client/page.tsx'
import { useWords } from '../../../ui/language.tsx'
import { base64 } from './base64.ts'

export type Upload = {
  /** The file under way, and how much of it has gone. */
  readonly sending: { name: string; percent: number } | null
  readonly fault: string | null
  send(files: readonly File[]): Promise<void>
}

/** Sends files part by part, so that a film of some minutes fits, and stops at the first refusal. */
export function useUpload(onDone: () => void): Upload {
  const { api } = usePage()
  const words = useWords().admin.change
  const [sending, setSending] = useState<Upload['sending']>(null)
  const [fault, setFault] = useState<string | null>(null)

  /** @returns what went wrong, in words; null when the whole file has come */
  async function sendOne(file: File): Promise<string | null> {
    for (let offset = 0; offset < Math.max(1, file.size); offset += MEDIA_PART_BYTES) {
      setSending({ name: file.name, percent: Math.floor((offset / Math.max(1, file.size)) * 100) })
      const bytes = new Uint8Array(await file.slice(offset, offset + MEDIA_PART_BYTES).arrayBuffer())
      const last = offset + MEDIA_PART_BYTES >= file.size
      const outcome = await api.call('addMediaPart', { body: { name: file.name, offset, data: base64(bytes), last } })
      if (!outcome.ok) return outcome.code === 'NO_ANSWER' ? words.noAnswer : outcome.message
    }
    return null
  }
  return {
    sending,
    fault,
    async send(files) {
      setFault(null)
      for (const file of files) {
        const wrong = await sendOne(file)
        if (wrong === null) continue
        setFault(`${file.name}: ${wrong}`)
        break
      }
      setSending(null)
      onDone()
    },
  }
}
