import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * File in a data folder that somebody restored: nothing goes to the second disk before a person sets it again. A restore that is
 * only a try, as it is made every month, would else write its copies among those of the centre that works.
 */
export const HELD = 'second-held'

export const holdSecond = (dir: string): void => writeFileSync(join(dir, HELD), '', { mode: 0o600, flush: true })

export const isSecondHeld = (dir: string): boolean => existsSync(join(dir, HELD))

export const releaseSecond = (dir: string): void => rmSync(join(dir, HELD), { force: true })
