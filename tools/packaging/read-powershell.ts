import { createRequire } from 'node:module'
import type * as Grammars from '@vscode/tree-sitter-wasm'

// A package for CommonJS, whose grammars are files beside it.
const require = createRequire(import.meta.url)
type Node = Grammars.Node

/** One call in a script: `Get-Item`, or a program (`node.exe`), with the names of its parameters. */
export type Call = { readonly name: string; readonly parameters: readonly string[]; readonly line: number }

export type Script = {
  /** Lines that are no PowerShell. */
  readonly faults: readonly string[]
  readonly functions: readonly string[]
  readonly calls: readonly Call[]
}

/** Opens the grammar of VS Code: there is no PowerShell where most of this is written. @returns what reads a script */
export async function openPowerShell(): Promise<(text: string) => Script> {
  const { Parser, Language } = require('@vscode/tree-sitter-wasm') as typeof Grammars
  await Parser.init()
  const parser = new Parser()
  parser.setLanguage(await Language.load(require.resolve('@vscode/tree-sitter-wasm/wasm/tree-sitter-powershell.wasm')))
  return (text) => {
    const tree = parser.parse(text)
    if (!tree) throw new Error('nothing was read')
    const nodes = [...walk(tree.rootNode)]
    return {
      faults: nodes
        .filter((node) => node.isError || node.isMissing)
        .map((node) => `${node.startPosition.row + 1}: ${node.text.slice(0, 80)}`),
      functions: nodes.filter(({ type }) => type === 'function_name').map((node) => node.text),
      calls: nodes.filter(({ type }) => type === 'command').map(callOf),
    }
  }
}

function* walk(node: Node): Generator<Node> {
  yield node
  for (const child of node.children) if (child) yield* walk(child)
}

function callOf(command: Node): Call {
  const parts = command.children.flatMap((child) => (child ? [child, ...child.children] : []))
  const name = parts.find((part) => part?.type === 'command_name' || part?.type === 'command_name_expr')?.text ?? ''
  const parameters = parts
    .filter((part) => part?.type === 'command_parameter')
    .map((part) => (part?.text ?? '').replace(/^-/, '').replace(/:$/, ''))
  return { name, parameters, line: command.startPosition.row + 1 }
}
