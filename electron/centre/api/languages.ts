import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { faultsOf, languageFile } from '../../../shared/i18n/language-file.ts'
import type { LanguageFile } from '../../../shared/i18n/language-file.ts'

export type AddedLanguages = {
  readonly languages: readonly LanguageFile[]
  /** What is wrong with files that are left out: file, place and reason. */
  readonly problems: readonly string[]
}

/**
 * The languages that the centre added for citizens, one file each. A file with a fault is left out whole, said with
 * its place: a page half in a wrong language is worse than one in Vietnamese.
 */
export function readLanguages(folder: string): AddedLanguages {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : []
  const read = names.toSorted().map((name) => readOne(folder, name))
  return {
    languages: read.flatMap((one) => ('file' in one ? [one.file] : [])),
    problems: read.flatMap((one) => ('problems' in one ? one.problems : [])),
  }
}

function readOne(folder: string, name: string): { file: LanguageFile } | { problems: string[] } {
  const said = (faults: readonly string[]) => ({ problems: faults.map((fault) => `${name}: ${fault}`) })
  let given: unknown
  try {
    given = JSON.parse(readFileSync(join(folder, name), 'utf8').normalize('NFC'))
  } catch (error) {
    return said([String(error)])
  }
  const faults = faultsOf(given)
  if (faults.length > 0) return said(faults)
  const file = languageFile.parse(given)
  return file.code === name.slice(0, -'.json'.length) ? { file } : said([`code: must be the file's name`])
}

/** The citizens' pages read them at their start; words on a screen are no secret, so no token is asked for. */
export function serveLanguages(app: FastifyInstance, languages: readonly LanguageFile[]): void {
  app.get('/languages.json', (_request, reply) =>
    reply.header('cache-control', 'no-cache').header('x-content-type-options', 'nosniff').send(languages),
  )
}
