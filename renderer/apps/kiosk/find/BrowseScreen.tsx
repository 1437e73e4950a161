import type { ReactNode } from 'react'
import type { CatalogueAgency } from '../../../../shared/api/find-views.ts'
import type { CentreView } from '../../../../shared/api/views.ts'
import type { Language } from '../../../../shared/i18n/language.ts'
import type { Words } from '../../../../shared/i18n/vi.ts'
import { usePage } from '../../../client/page.tsx'
import { useLanguage, useNamed, useWords } from '../../../ui/language.tsx'
import { Choices } from './Choices.tsx'
import { FindFrame, NotThere } from './FindFrame.tsx'
import { pagesOf, partOf } from './Pager.tsx'
import { Ways } from './Ways.tsx'
import { agencyChoices, fieldChoices, placeOfAgency } from './find-places.ts'
import type { Place } from './find-places.ts'
import { useRead } from './use-read.ts'
import { usePages } from './use-pages.ts'
import type { Room } from './use-pages.ts'

type Browsed = Extract<Place, { name: 'agencies' | 'fields' | 'fields-of' }>

export type BrowseScreenProps = {
  centre: CentreView
  now: number
  place: Browsed
  onPlace: (place: Place) => void
  onBack: () => void
}

/** Agencies or fields as tiles. */
export function BrowseScreen({ centre, now, place, onPlace, onBack }: BrowseScreenProps): ReactNode {
  const words = useWords()
  const { api } = usePage()
  const read = useRead('catalogue', () => api.call('listCatalogue', {}))
  const agencies = read.answer?.agencies ?? []
  const [language] = useLanguage()
  const named = useNamed()
  const choices = choicesAt(place, agencies, words, language)
  const isLong = choices.some(({ name }) => name.length > TWO_LINES)
  const { page, size, setPage } = usePages(ROOM, isLong)

  function choose(id: string): void {
    const agency = agencies.find((one) => one.id === id)
    const field = agencies.flatMap(({ fields }) => fields).find((one) => one.id === id)
    if (place.name === 'agencies' && agency) onPlace(placeOfAgency(agency))
    else if (field) onPlace({ name: 'list', title: field, query: { fieldId: field.id }, back: place })
  }
  const label = place.name === 'fields-of' ? named(place.agency) : words.find.ways[WAY[place.name]]
  return (
    <FindFrame
      centre={centre}
      now={now}
      onBack={onBack}
      pager={{ page, pages: pagesOf(choices.length, size), onPage: setPage }}
      top={
        <>
          <h1 className="kiosk-title">{place.name === 'fields-of' ? label : words.find.title}</h1>
          <p className="kiosk-lead kiosk-find-lead">{words.find.lead}</p>
        </>
      }
    >
      <Ways here={place.name} onPlace={onPlace} />
      {read.answer ? (
        <Choices label={label} layout="tiles" choices={partOf(choices, page, size)} onChoose={choose} />
      ) : (
        <NotThere read={read} />
      )}
    </FindFrame>
  )
}

const ROOM: Room = { usual: [10, 9], large: [6, 6], long: [8, 6] }
/** A longer name takes a third line beside the number of its procedures. */
const TWO_LINES = 34
const WAY = { agencies: 'agency', fields: 'field' } as const

function choicesAt(place: Browsed, agencies: readonly CatalogueAgency[], words: Words, language: Language) {
  if (place.name === 'agencies') return agencyChoices(agencies, words, language)
  return fieldChoices(place.name === 'fields' ? agencies : [place.agency], words, language)
}
