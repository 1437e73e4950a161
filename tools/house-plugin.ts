import { relative, sep } from 'node:path'
import { isInside, isTestPath, refusedImport } from './rooms.ts'

/**
 * The rules of this house that oxlint does not have, as a plug-in of it. `rooms.test.ts` plants a violation of each,
 * so a rule that silently stops working is noticed.
 */

/** The few shapes of the syntax tree (ESTree) that the rules look at. */
type Node = {
  readonly type: string
  readonly name?: string
  readonly value?: unknown
  readonly async?: boolean
  readonly computed?: boolean
  readonly source?: Node | null
  readonly callee?: Node
  readonly object?: Node
  readonly property?: Node
  readonly arguments?: readonly Node[]
}
type Context = {
  readonly cwd: string
  readonly filename: string
  report(found: { node: Node; message: string }): void
}
type Visitor = Record<string, (node: Node) => void>
type Rule = { create(context: Context): Visitor }

const pathOf = (context: Context): string => relative(context.cwd, context.filename).split(sep).join('/')

/** Imports only as the table of rooms allows. */
const rooms: Rule = {
  create(context) {
    const from = pathOf(context)
    const check = (node: Node): void => {
      const specifier = node.source?.value
      const refused = typeof specifier === 'string' ? refusedImport(from, specifier) : null
      if (refused) context.report({ node, message: refused })
    }
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
    }
  },
}

/** Where the real clock, timers and random numbers may be read. */
const REAL_TIME = ['electron/platform', 'province/platform', 'bench', 'tools']
// A preload script stands alone in a page: nobody could give it timers.
const REAL_TIME_FILES = ['renderer/client/platform.ts', 'electron/shell/preload/preload.ts']
const TIMER_FUNCTIONS = new Set(['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask'])
const TIME_MEMBERS = new Set(['Date.now', 'Math.random', 'performance.now', 'crypto.randomUUID'])
const GLOBAL_OBJECTS = new Set(['globalThis', 'window', 'self'])
const TIME_ADVICE = 'take Clock, Timers or Ids (shared/kernel) as an argument; only electron/platform has the real ones'

/** Time and chance are given as arguments, so that tests drive them. */
const injectedTime: Rule = {
  create(context) {
    const path = pathOf(context)
    const free =
      isTestPath(path) || REAL_TIME_FILES.includes(path) || REAL_TIME.some((folder) => isInside(path, folder))
    if (free) return {}
    const refuse = (node: Node, what: string): void => context.report({ node, message: `${what}: ${TIME_ADVICE}` })
    return {
      MemberExpression(node) {
        const name = memberName(node)
        if (TIME_MEMBERS.has(name)) refuse(node, name)
      },
      CallExpression(node) {
        const called = bareName(node.callee)
        if (TIMER_FUNCTIONS.has(called) || called === 'Date') refuse(node, called)
      },
      NewExpression(node) {
        if (bareName(node.callee) === 'Date' && node.arguments?.length === 0) refuse(node, 'new Date()')
      },
    }
  },
}

/** `setTimeout` of `setTimeout` and of `globalThis.setTimeout`. */
function bareName(node: Node | undefined): string {
  if (node?.type === 'Identifier') return node.name ?? ''
  const [object, member] = memberName(node).split('.')
  return object && member && GLOBAL_OBJECTS.has(object) ? member : ''
}

function memberName(node: Node | undefined): string {
  if (node?.type !== 'MemberExpression' || node.object?.type !== 'Identifier') return ''
  const member = node.computed ? node.property?.value : node.property?.name
  return typeof member === 'string' ? `${node.object.name}.${member}` : ''
}

const SQL_FOLDERS = [
  'electron/centre/store',
  'electron/centre/journal',
  'electron/testkit',
  'province/store',
  'bench',
  'tools',
]
const SQL_CALLS = new Set(['prepare', 'pragma'])

/** Statements stand in the store and the journal, so that a reader finds every write of a table there. */
const sqlInStore: Rule = {
  create(context) {
    const path = pathOf(context)
    if (isTestPath(path) || SQL_FOLDERS.some((folder) => isInside(path, folder))) return {}
    return {
      CallExpression(node) {
        const called = node.callee?.type === 'MemberExpression' ? node.callee.property?.name : undefined
        if (!called || !SQL_CALLS.has(called)) return
        context.report({
          node,
          message: `.${called}(): SQL lives in electron/centre/store and electron/centre/journal`,
        })
      },
    }
  },
}

/** A use case runs inside one transaction; what follows an `await` in it would run outside. */
const syncUsecases: Rule = {
  create(context) {
    const path = pathOf(context)
    if (isTestPath(path) || !isInside(path, 'electron/centre/usecases')) return {}
    const refuse = (node: Node): void =>
      context.report({ node, message: 'use cases are synchronous: they decide inside one transaction' })
    const check = (node: Node): void => {
      if (node.async) refuse(node)
    }
    return {
      AwaitExpression: refuse,
      FunctionDeclaration: check,
      FunctionExpression: check,
      ArrowFunctionExpression: check,
    }
  },
}

const plugin = {
  meta: { name: 'house' },
  rules: { rooms, 'injected-time': injectedTime, 'sql-in-store': sqlInStore, 'sync-usecases': syncUsecases },
}

// oxlint takes a plug-in from the default export and from nowhere else.
export default plugin
