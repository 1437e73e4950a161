import { protocol } from 'electron'
import { answer, filesOf } from '../platform/app-files.ts'

/** Must be called before the program is ready. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }])
}

/**
 * Serves the program's own page at `app://shell`: files that its build listed, by their exact name, and nothing else.
 * @param pagesDir folder of the built pages
 */
export function serveAppPage(pagesDir: string): void {
  const files = filesOf(pagesDir)
  protocol.handle('app', (request) => answer(request.url, files))
}
