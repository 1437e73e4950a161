import type { ReactNode } from 'react'
import { Icon } from '../../ui/Icon.tsx'
import type { IconName } from '../../ui/Icon.tsx'
import type { NoticeKind } from '../../ui/Notice.tsx'
import type { News } from './use-desk-press.ts'

const ICONS: Record<NoticeKind, IconName> = { info: 'info', good: 'check', care: 'alert', stop: 'alert' }

/** One line that says what came of the last press. It keeps its place and never asks for a press. */
export function NewsLine({ news, pending }: { news: News | null; pending: string | null }): ReactNode {
  const kind = pending ? 'info' : (news?.kind ?? 'info')
  const text = pending ? `${pending}…` : news?.text
  return (
    <p className={`counter-news notice-${kind}`} role="status" data-empty={!text || undefined}>
      {text && <Icon name={ICONS[kind]} />}
      <span>{text}</span>
    </p>
  )
}
