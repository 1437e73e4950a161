import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { resourcesDir } from './paths.ts'

test('resources are found beside the sources, whatever the working directory', () => {
  expect(existsSync(join(resourcesDir({}), 'seed', 'demo', 'services.json'))).toBe(true)
})

test('MOT_CUA_RESOURCES names another place; empty means unset', () => {
  expect(resourcesDir({ MOT_CUA_RESOURCES: '/opt/elsewhere' })).toBe('/opt/elsewhere')
  expect(resourcesDir({ MOT_CUA_RESOURCES: '' })).toBe(resourcesDir({}))
})
