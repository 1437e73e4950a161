/** The Node line that the native modules are built for (`engines` in package.json). */
const MAJOR = 24
/** Version of Node's binary interface that better-sqlite3 asks for; without it the process dies without a word. */
const NAPI = 10

/**
 * Plain JavaScript, so that a Node which cannot read TypeScript can still say what is wrong.
 * @param {{ node: string, napi?: string | undefined }} versions `process.versions`
 * @returns {string | null} what the person must do, or null when this Node will do
 */
export function wrongNode(versions) {
  const major = Number.parseInt(versions.node, 10)
  if (major >= MAJOR && Number(versions.napi ?? 0) >= NAPI) return null
  return (
    `Một Cửa needs Node ${MAJOR}, and this is Node ${versions.node}. ` +
    `"npm ci" puts the right one into node_modules/.bin; "npm start" and "npm test" use it by themselves.`
  )
}
