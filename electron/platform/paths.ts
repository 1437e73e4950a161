import { fileURLToPath } from 'node:url'

/**
 * The folder `resources/` (seed files, holidays, fonts): beside the sources, or where the variable `MOT_CUA_RESOURCES`
 * points, for a package whose code is bundled into another place.
 * @param env the environment to read; a test gives its own
 */
export function resourcesDir(env: Readonly<Record<string, string | undefined>> = process.env): string {
  return env['MOT_CUA_RESOURCES'] || fileURLToPath(new URL('../../resources', import.meta.url))
}
