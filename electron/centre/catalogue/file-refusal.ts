import type { RefusalCode } from '../../../shared/api/codes.ts'

/** A file that cannot be read, with the code and facts of the refusal. */
export class FileRefusal extends Error {
  readonly code: RefusalCode
  readonly detail: Readonly<Record<string, string | number>>

  constructor(code: RefusalCode, detail: Readonly<Record<string, string | number>> = {}) {
    super(code)
    this.name = 'FileRefusal'
    this.code = code
    this.detail = detail
  }
}

/** What the centre takes of one file; the list of the whole country has some 6,000 procedures. */
export const MOST_ROWS = 20_000
export const MOST_FILE_BYTES = 32 * 1024 * 1024
