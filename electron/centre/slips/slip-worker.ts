import { parentPort } from 'node:worker_threads'
import { answerQuestions } from '../../../shared/kernel/asked-thread.ts'
import { slipComposer } from './compose-slips.ts'
import { drawPdf } from './draw-pdf.ts'
import { readSlipFonts } from './slip-fonts.ts'
import type { SlipJob } from './slip-thread.ts'

/** The thread that draws pages (slip-thread.ts). It ends with an error when fonts or templates are missing. */
const fonts = readSlipFonts()
const compose = slipComposer()

answerQuestions<SlipJob, Uint8Array>(parentPort, async ({ slip, choices: [first, ...others], size }) => {
  const pages = [compose(slip, first), ...others.map((choice) => compose(slip, choice))] as const
  return await drawPdf(pages, size, slip.issuedAt, fonts)
})
