import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import type { SessionView } from '../../../shared/api/views.ts'
import type { Words } from '../../../shared/i18n/vi.ts'
import { Button } from '../../ui/Button.tsx'
import { useLanguage, useWords } from '../../ui/language.tsx'
import { OfficeLinks } from '../office-links/OfficeLinks.tsx'
import { OfficeStrip } from '../office-links/OfficeStrip.tsx'
import { GoTo } from './GoTo.tsx'
import type { GoToPlace } from './GoTo.tsx'
import { ADMIN_AREAS, MANAGER_AREAS, areasFor } from './office-areas.ts'
import type { OfficeArea, OfficePage, OfficeTitles } from './office-areas.ts'
import { SideRail } from './SideRail.tsx'
import type { RailGroup, RailMark } from './SideRail.tsx'
import './office-frame.css'

export type OfficeFrameProps = {
  page: OfficePage
  session: SessionView
  logOut: () => Promise<boolean>
  /** Time of the centre in ms; null: not heard yet. */
  now: number | null
  text: Words['office']
  titles: OfficeTitles
  current: string
  marks?: ReadonlyMap<string, RailMark>
  /** Lines between the head and the rail: alarms, a new build. */
  lines?: ReactNode
  children: ReactNode
}

/** A page of leader and technician: the head, the rail of its areas, and the area that is shown. */
export function OfficeFrame(props: OfficeFrameProps): ReactNode {
  const { page, session, logOut, now, text, titles, current, marks, lines, children } = props
  const words = useWords()
  const main = useRef<HTMLElement>(null)
  const isOffice = session.officer.role !== 'officer'
  const places = usePlaces(page, session, text, titles)
  const groups = groupsOf(page, session, text, titles, marks)
  useArrival(main, current, `${titleOf(titles, page, current)} – ${words.common.officePages[page]}`)
  return (
    <div className="office">
      <div className="office-skip">
        <Button onPress={() => main.current?.focus()}>{text.skip}</Button>
      </div>
      <OfficeStrip {...{ session, logOut, now }}>{isOffice && <OfficeLinks here={page} />}</OfficeStrip>
      {lines}
      <div className="office-body">
        {groups.flatMap(({ entries }) => entries).length > 1 && (
          <SideRail label={text.label[page]} openWords={text.open} {...{ groups, current }}>
            {isOffice && <GoTo words={text.goTo} places={places} />}
          </SideRail>
        )}
        <main key={current} ref={main} tabIndex={0} className="office-main">
          {children}
        </main>
      </div>
    </div>
  )
}

const titleOf = (titles: OfficeTitles, page: OfficePage, id: string): string =>
  (titles[page] as Readonly<Record<string, string>>)[id] ?? id

/** Whoever goes to another area is there: the window says its name, and the keyboard and a screen reader go on in it. */
function useArrival(main: { readonly current: HTMLElement | null }, current: string, title: string): void {
  const before = useRef(current)
  useEffect(() => {
    document.title = title
  }, [title])
  useEffect(() => {
    if (before.current !== current) main.current?.focus({ preventScroll: true })
    before.current = current
  }, [main, current])
}

const AREAS: Readonly<Record<OfficePage, readonly OfficeArea[]>> = { manager: MANAGER_AREAS, admin: ADMIN_AREAS }

const seenBy = (page: OfficePage, { officer, isCashier }: SessionView): OfficeArea[] =>
  areasFor(AREAS[page], { role: officer.role, isCashier })

function groupsOf(
  page: OfficePage,
  session: SessionView,
  text: Words['office'],
  titles: OfficeTitles,
  marks: OfficeFrameProps['marks'],
): RailGroup[] {
  const entry = ({ id }: OfficeArea) => ({ id, title: titleOf(titles, page, id), mark: marks?.get(id) })
  return [...Map.groupBy(seenBy(page, session), ({ group }) => group)].map(([group, areas]) => ({
    id: group ?? '',
    title: group && text.groups[group],
    entries: areas.map(entry),
  }))
}

/** Every area of both pages, those of this page first. */
function usePlaces(page: OfficePage, session: SessionView, text: Words['office'], titles: OfficeTitles): GoToPlace[] {
  const { officePages } = useWords().common
  const [language] = useLanguage()
  const search = language === 'vi' ? '' : `?lang=${language}`
  const pages: readonly OfficePage[] = page === 'manager' ? ['manager', 'admin'] : ['admin', 'manager']
  return pages.flatMap((one) =>
    seenBy(one, session).map(({ id, group }) => ({
      id: `${one} ${id}`,
      text: titleOf(titles, one, id),
      detail: [officePages[one], ...(group === null ? [] : [text.groups[group]])].join(' · '),
      address: one === page ? `#${id}` : `/${one}/${search}#${id}`,
    })),
  )
}
