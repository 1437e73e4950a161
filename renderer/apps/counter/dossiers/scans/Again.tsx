import type { ReactNode } from 'react'
import type { DigitalPaper } from '../../../../../shared/api/digital-views.ts'
import { dayMonthYear, hourMinute } from '../../../../../shared/i18n/format.ts'
import { usePage } from '../../../../client/page.tsx'
import { Button } from '../../../../ui/Button.tsx'
import { Notice } from '../../../../ui/Notice.tsx'
import { useLanguage, useWords } from '../../../../ui/language.tsx'
import { useSend } from '../use-send.ts'

export type AgainProps = { dossierId: string; paper: DigitalPaper; isLost: boolean }

/** Another paper came with a supplement: what to do about the pages of the one before. */
export function Again({ dossierId, paper, isLost }: AgainProps): ReactNode {
  const { digitise: words } = useWords()
  const [language] = useLanguage()
  const { api } = usePage()
  const send = useSend()
  const { part, againSince, pages } = paper
  const at = againSince ?? 0
  const keep = (): void =>
    send.run(
      (key) => api.press('keepDigital', { params: { dossierId }, body: { part }, key }),
      () => {},
    )
  return (
    <Notice kind="care" title={words.supplied(`${hourMinute(at, language)}, ${dayMonthYear(at)}`)}>
      {pages.length > 0 && <p>{words.suppliedHint}</p>}
      {send.refusal && <p className="field-error">{send.refusal}</p>}
      {pages.length > 0 && (
        <Button icon="check" isDisabled={isLost} isPending={send.isPending} onPress={keep}>
          {words.stillRight}
        </Button>
      )}
    </Notice>
  )
}
