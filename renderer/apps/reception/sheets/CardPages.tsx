import type { ReactNode } from 'react'
import type { ReceptionService, ReceptionView } from '../../../../shared/api/reception-views.ts'
import { formatNumber } from '../../../../shared/domain/queue/ticket-number.ts'
import { useWords } from '../../../ui/language.tsx'

const CARDS_A_PAGE = 24

export type CardPagesProps = { view: ReceptionView; serviceIds: readonly string[]; count: number }

/** Pages of cut-out emergency numbers, the services one after the other, in order: the first card is the first handed out. */
export function CardPages({ view, serviceIds, count }: CardPagesProps): ReactNode {
  const services = view.services.filter(({ id }) => serviceIds.includes(id))
  return services.map((service) =>
    pagesOf(service, count, view.paperBlock.to).map((numbers) => (
      <section key={numbers[0]} className="sheets-page sheets-cards" aria-label={`${service.letter} · ${service.name}`}>
        {numbers.map((number) => (
          <Card key={number} number={number} service={service} centre={view.centre.name} />
        ))}
      </section>
    )),
  )
}

function pagesOf({ letter, nextCard }: ReceptionService, count: number, last: number): string[][] {
  if (nextCard === null) return []
  const numbers = Array.from({ length: Math.min(count, last - nextCard + 1) }, (_, i) =>
    formatNumber(letter, nextCard + i),
  )
  return Array.from({ length: Math.ceil(numbers.length / CARDS_A_PAGE) }, (_, page) =>
    numbers.slice(page * CARDS_A_PAGE, (page + 1) * CARDS_A_PAGE),
  )
}

type CardProps = { number: string; service: ReceptionService; centre: string }

function Card({ number, service, centre }: CardProps): ReactNode {
  const { cards: say } = useWords().reception
  return (
    <article className="sheets-card">
      <p className="sheets-card-small">{centre}</p>
      <p className="sheets-card-kind">{say.card}</p>
      <p className="sheets-card-number number">{number}</p>
      <p className="sheets-card-service">{service.name}</p>
      <p className="sheets-card-small">
        {say.arrival} · {say.date}
      </p>
      <p className="sheets-card-small">{say.keep}</p>
    </article>
  )
}
