import type { EventType } from '../../../../shared/domain/events/catalogue.ts'
import type { RecordedOf } from '../recorded.ts'

/** How each event type changes the tables: nothing else in the program writes a projected table. */
export type Projectors = { readonly [T in EventType]: (event: RecordedOf<T>) => void }

/** For events that only the journal keeps. */
export const noTable = (): void => {}
