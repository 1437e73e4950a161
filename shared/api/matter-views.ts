import { z } from 'zod'
import { instant } from './views.ts'

/** What may wait for a decision of those who lead a centre or keep it running, beside the hall itself (`attentionOf`). */
export const MATTER_KINDS = [
  'dossiers-late',
  'dossiers-to-apologise',
  'dossiers-harmed',
  'dossiers-due-today',
  'procedures-unread',
  'feedback-waiting',
  'ratings-odd',
  'messages-failed',
  'messages-slow',
  'messages-held',
  'fee-days-open',
  'work-stops',
  'work-waiting',
  'machines-waiting',
  'prints-uncertain',
  'line-seal',
  'line-blocked',
  'line-stuck',
  'line-refused',
  'line-restored',
  'line-full',
  'line-told',
  'line-differs',
  'update-failed',
] as const
export const matterKind = z.enum(MATTER_KINDS)
export type MatterKind = z.infer<typeof matterKind>

/** `count` of what the kind names: dossiers, days, officers. A kind with nothing to do is absent. */
export const matter = z.object({ kind: matterKind, count: z.int().min(1) })
export type Matter = z.infer<typeof matter>

export const matters = z.object({ matters: z.array(matter), now: instant, through: z.int() })
