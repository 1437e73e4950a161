import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'

/**
 * `node province/manage.ts --url URL --operator-token-file F PATH [JSON]`: one call at the operator's door, e.g.
 * `manage.ts … /centres '{"id":"phuong-mau","name":"Trung tâm Phục vụ hành chính công phường Mẫu"}'`. Without JSON it reads.
 * stdout carries the answer; the exit code says whether it was taken.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { url: { type: 'string' }, 'operator-token-file': { type: 'string' } },
})
const [path, json] = positionals
if (!values.url || !values['operator-token-file'] || path?.startsWith('/') !== true) {
  process.stderr.write('manage.ts --url URL --operator-token-file F PATH [JSON]\n')
  process.exit(2)
}
const token = readFileSync(values['operator-token-file'], 'utf8').trim()
const answer = await fetch(`${values.url}/v1/operator${path}`, {
  method: json === undefined ? 'GET' : 'POST',
  headers: { authorization: `Bearer ${token}`, ...(json === undefined ? {} : { 'content-type': 'application/json' }) },
  ...(json === undefined ? {} : { body: json }),
})
process.stdout.write(`${await answer.text()}\n`)
process.exitCode = answer.ok ? 0 : 1
