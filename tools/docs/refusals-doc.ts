import { REFUSALS } from '../../shared/api/codes.ts'
import { code, table, writtenFrom } from './markdown.ts'

/** docs/refusals.md: every refusal code with its HTTP status and its words. */
export function refusalsDoc(): string {
  const rows = Object.entries(REFUSALS).map(([name, [status, words]]) => [code(name), String(status), words])
  return `# Refusals

${writtenFrom('shared/api/codes.ts')}

Every answer that is not a success is \`{ code, message }\` with one of these codes, the framework's own included
(unknown address, broken JSON, too large). Programs decide by the code; the words are for the person in front of the
screen and say what to do. 429 comes with \`Retry-After\` in seconds. After 503 nothing was done: try again with the same
\`Idempotency-Key\`.

${table(['code', 'status', 'words'], rows)}
`
}
