import type { NationalBook } from '../../../../shared/province/national/book.ts'
import type { Deps } from '../../usecases/context.ts'

/** What the province calls the things of this centre: its catalogue, and the names of its agencies. */
export function bookOf({ store }: Pick<Deps, 'store'>, unit: NationalBook['unit']): NationalBook {
  return {
    unit,
    procedure(id, day) {
      const found = store.procedureOn(id, day) ?? store.catalogue().rows.get(id)
      if (!found) return null
      const { view, body, fieldId } = found
      const papers = body.components.map(({ name }) => name)
      return { code: view.code, name: view.name, fieldCode: fieldId, fieldName: view.field, papers }
    },
    agency: (id) => store.config().agencies.get(id) ?? null,
  }
}
