import { runTool } from '../run.ts'

/**
 * Calls electron-builder with `electron-builder.yml`.
 * @param args after its name
 * @throws with what it said, when it fails
 */
export async function runBuilder(args: readonly string[], show = false, env: NodeJS.ProcessEnv = {}): Promise<void> {
  const { ok, output } = await runTool('electron-builder', args, show, env)
  if (!ok) throw new Error(`electron-builder ${args.join(' ')}\n${output}`)
}
