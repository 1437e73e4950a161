import type { z } from 'zod'
import type { digitalFormat } from '../../../../shared/domain/events/digital-events.ts'

export type TakeJob = {
  readonly kind: 'take'
  /** Uploads that make one paper: one PDF, or pictures of pages in their order. */
  readonly paths: readonly string[]
  /** Where a PDF goes that is made of pictures. */
  readonly out: string
  readonly limits: { readonly bytes: number; readonly pages: number }
}
/** Why a file is not taken. `broken`: no reader opens it, or two read it differently; `dots`: a picture has too many. */
export type TakeFault =
  | 'program'
  | 'type'
  | 'broken'
  | 'encrypted'
  | 'script'
  | 'attachment'
  | 'large'
  | 'dots'
  | 'pages'
export type TakenFile = {
  /** Which file it is: the upload as it came, or the one that was made of pictures. */
  readonly path: 'in' | 'out'
  readonly sha256: string
  readonly bytes: number
  readonly pages: number
  readonly format: z.infer<typeof digitalFormat>
  readonly conformance: string | null
  readonly isSigned: boolean
  readonly dpi: number | null
}
export type Taken = TakenFile | { readonly refused: TakeFault }

export type DrawJob = {
  readonly kind: 'draw'
  readonly path: string
  readonly sha256: string
  readonly page: number
  /** px. */
  readonly width: number
}
export type JoinJob = {
  readonly kind: 'join'
  readonly files: readonly { readonly path: string; readonly sha256: string; readonly pages: number }[]
  readonly pages: readonly { readonly sha256: string; readonly page: number; readonly turn: number }[]
  readonly title: string
}
export type Job = TakeJob | DrawJob | JoinJob

export type DigitalThread = {
  /** Looks at files of strangers, and makes one of pictures. */
  take(job: Omit<TakeJob, 'kind'>): Promise<Taken>
  /** A page as JPEG; null: the file is gone or not the one that was taken. */
  draw(job: Omit<DrawJob, 'kind'>): Promise<Uint8Array | null>
  /** Pages as one PDF; null: a file is gone or not the one that was taken. */
  join(job: Omit<JoinJob, 'kind'>): Promise<Uint8Array | null>
  close(): Promise<void>
}
