import { parentPort } from 'node:worker_threads'
import { slipComposer } from './compose-slips.ts'
import { drawPdf } from './draw-pdf.ts'
import { readSlipFonts } from './slip-fonts.ts'
import type { SlipAnswer, SlipQuestion } from './slip-thread.ts'

/** The thread that draws pages (slip-thread.ts). It ends with an error when fonts or templates are missing. */
const fonts = readSlipFonts()
const compose = slipComposer()

async function draw({ slip, choices: [first, ...others], size }: SlipQuestion): Promise<Buffer> {
  return await drawPdf(
    [compose(slip, first), ...others.map((choice) => compose(slip, choice))],
    size,
    slip.issuedAt,
    fonts,
  )
}

const answer = (message: SlipAnswer): void => parentPort?.postMessage(message)

parentPort?.on('message', (question: SlipQuestion) => {
  draw(question).then(
    (pdf) => answer({ id: question.id, pdf }),
    (error: unknown) => answer({ id: question.id, error: String(error) }),
  )
})
answer({ id: 0, ready: true })
