import { runTool } from './run.ts'

/**
 * `npm run goldens`: writes the texts and pictures of legal slips that the tests compare with
 * (electron/centre/slips/goldens). Look at each picture before it is committed: would an official take it for the form?
 */
const { ok } = await runTool('vitest', ['run', 'electron/centre/slips/goldens.test.ts'], true, { GOLDENS: 'write' })
process.exitCode = ok ? 0 : 1
