import type { AnswerOf, BodyOf, OperationId, ParamsOf, QueryOf } from '../../../../shared/api/operations.ts'
import type { Prepared } from '../../files/prepared.ts'
import type { Ctx, Decision, Deps } from '../../usecases/context.ts'

/** What a handler gets: checked input and the context of the caller. */
export type Request<K extends OperationId> = { params: ParamsOf<K>; body: BodyOf<K>; query: QueryOf<K> }
type Handler<K extends OperationId> = (deps: Deps, request: Request<K>, ctx: Ctx) => Decision<AnswerOf<K>>

/** These are answered by the server itself: they need more of the world than the tables. */
export type SelfAnswered =
  | 'health'
  | 'version'
  | 'createSession'
  | 'allowSupplement'
  | 'maintainMachine'
  | 'listJournal'
  | 'setOfficerPin'
  | 'renderSlip'
  | 'readPrintSheet'
  | 'exportFeeMonth'
  | 'reportScan'
  | 'addDigitalPart'
  | 'drawDigitalThumb'
  | 'viewDigitalPage'
  | 'readDigitalPaper'
  | 'addCataloguePart'
  | 'previewCatalogue'
  | 'listCataloguePreview'
  | 'importProcedures'
  | 'takeRelease'
  | 'setSecondBackup'
  | 'makeBackupKey'
  | 'settleFormerBackups'

/** These change files beside the journal (`api/answer-with-files.ts`). */
export type WithFiles =
  | 'addMediaPart'
  | 'removeMedia'
  | 'restoreMedia'
  | 'orderMedia'
  | 'setOfficerPicture'
  | 'recordVoiceClip'
  | 'stageDigital'
type FileHandler<K extends OperationId> = (deps: Deps, request: Request<K>, ctx: Ctx) => Promise<Prepared<AnswerOf<K>>>
export type FileHandlers = { readonly [K in WithFiles]: FileHandler<K> }

/** Every other operation of the contract, and the use case behind it. Reads write no events. */
export type Handlers = { readonly [K in Exclude<OperationId, SelfAnswered | WithFiles>]: Handler<K> }
