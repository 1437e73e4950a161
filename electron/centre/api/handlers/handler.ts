import type { AnswerOf, BodyOf, OperationId, ParamsOf, QueryOf } from '../../../../shared/api/operations.ts'
import type { Ctx, Decision, Deps } from '../../usecases/context.ts'

/** What a handler gets: checked input and the context of the caller. */
export type Request<K extends OperationId> = { params: ParamsOf<K>; body: BodyOf<K>; query: QueryOf<K> }
type Handler<K extends OperationId> = (deps: Deps, request: Request<K>, ctx: Ctx) => Decision<AnswerOf<K>>

/** These are answered by the server itself: they need more of the world than the tables. */
export type SelfAnswered = 'health' | 'version' | 'createSession' | 'listJournal' | 'setOfficerPin'

/** Every other operation of the contract, and the use case behind it. Reads write no events. */
export type Handlers = { readonly [K in Exclude<OperationId, SelfAnswered>]: Handler<K> }
