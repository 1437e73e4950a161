import type { ReactNode } from 'react'
import { useLiveView } from '../../../../client/use-live-view.ts'
import { Notice } from '../../../../ui/Notice.tsx'
import { useWords } from '../../../../ui/language.tsx'

/** Below so many codes the officer should know before the range is full. */
export const FEW_CODES = 50

/** Says before the form is filled that no code can be given for this procedure, or that few are left (KT-12.1d). */
export function CodesNotice({ procedureId }: { procedureId: string }): ReactNode {
  const { dossierDesk: words } = useWords()
  const { view } = useLiveView(
    'getDossierCodes',
    { procedureId },
    { interestedIn: ['dossier.received', 'config.changed'], everyMinute: true },
  )
  if (!view || (view.left ?? 0) >= FEW_CODES) return null
  if (view.left === null) return notice(words.codesNone, words.codesNoneHint)
  if (view.left === 0) return notice(words.codesFull, words.codesFullHint)
  return <p className="dossiers-care">{words.codesFew(view.left)}</p>
}

const notice = (title: string, hint: string): ReactNode => (
  <Notice kind="stop" title={title} live>
    <p>{hint}</p>
  </Notice>
)
