import { plainRows } from '../../hardware/plain-paper.ts'
import type { PrintContent } from '../../hardware/ports.ts'
import { plainTicket } from '../../hardware/render/plain-ticket.ts'
import type { RenderThread } from '../../hardware/render/render-thread.ts'
import type { SlipPaper } from '../../shared/domain/slips/paper.ts'
import type { PrintJobView } from '../../shared/api/views.ts'
import type { PrinterConfig } from './station-config.ts'

/** What goes on the paper of a job, and how long it is. `letters`: in plain letters without accents. */
export type MadePaper = { readonly content: PrintContent; readonly rows: number; readonly letters: boolean }
export type PaperMaker = (job: Pick<PrintJobView, 'id' | 'slip' | 'qr'>) => Promise<MadePaper>

/** Rows with dots of a ticket with everything on it, measured at 576, 512 and 384 dots. */
const PICTURE_ROWS = 810
/** Nobody stands longer before a kiosk that seems to do nothing: over 57,600 baud a picture takes 10 s (hardware.md §2.2). */
const LONGEST_PICTURE_S = 12

/** Whether a printer's tickets go in plain letters: told so, or its line is too slow for pictures. */
export function takesLetters(
  { letters, width }: Pick<PrinterConfig, 'letters' | 'width'>,
  bytesPerSecond: number,
): boolean {
  if (letters !== 'when-slow') return letters === 'always'
  return (PICTURE_ROWS * width) / 8 / bytesPerSecond > LONGEST_PICTURE_S
}

/**
 * What makes the papers of one printer.
 * @param bytesPerSecond what its line surely carries
 * @param readPaper what a legal slip says: it stands in no job. It is always drawn: letters without accents are no form.
 */
export function paperMaker(
  config: PrinterConfig,
  bytesPerSecond: number,
  renderer: Pick<RenderThread, 'render' | 'renderPaper'>,
  readPaper: (jobId: string) => Promise<SlipPaper>,
): PaperMaker {
  const { width, model } = config
  const letters = takesLetters(config, bytesPerSecond)
  return async ({ id, slip, qr }) => {
    if (slip.kind === 'slip') {
      const bitmap = await renderer.renderPaper(await readPaper(id), width)
      return { content: { bitmap }, rows: bitmap.height, letters: false }
    }
    if (slip.kind === 'sheet') throw new Error('a printer of tickets was given a sheet')
    if (letters) {
      const paper = plainTicket(slip, model.drawsQr ? qr : null, width)
      return { content: { letters: paper }, rows: plainRows(paper), letters }
    }
    const bitmap = await renderer.render(slip, qr, width)
    return { content: { bitmap }, rows: bitmap.height, letters: false }
  }
}
