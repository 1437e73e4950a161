import { parentPort } from 'node:worker_threads'
import type { CatalogueAnswer, CatalogueQuestion } from './catalogue-thread.ts'
import { openDraft } from './draft.ts'
import type { CatalogueDraft, DraftStep } from './draft.ts'
import { FileRefusal } from './file-refusal.ts'

/** The thread that reads files of procedures (catalogue-thread.ts). It holds the one draft at hand. */
let draft: CatalogueDraft | null = null
let steps: readonly DraftStep[] = []

function answerTo(question: CatalogueQuestion): unknown {
  if (question.kind === 'open') {
    draft = openDraft(question.bytes, question.facts)
    return draft.summary
  }
  if (!draft) throw new Error('no draft is open')
  if (question.kind === 'page') return draft.page(question.tab, question.page, question.size)
  if (question.kind === 'steps') return steps.slice(question.from, question.from + question.count)
  const { steps: all, ...counts } = draft.steps(question.accepted)
  steps = all
  return { ...counts, count: all.length }
}

const answer = (message: CatalogueAnswer): void => parentPort?.postMessage(message)

parentPort?.on('message', (question: CatalogueQuestion) => {
  const { id } = question
  try {
    answer({ id, value: answerTo(question) })
  } catch (error) {
    if (error instanceof FileRefusal) answer({ id, refusal: { code: error.code, detail: error.detail } })
    else answer({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
})
