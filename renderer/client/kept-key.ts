import type { PageApi } from './api.ts'

/**
 * An API whose presses keep their key for as long as nobody has answered: pressed again as it was, the same thing is not done
 * twice. What was changed meanwhile is a press of its own.
 */
export function keepKeys(api: PageApi, newKey: () => string): PageApi {
  let open: { readonly said: string; readonly key: string } | null = null
  return {
    ...api,
    async press(operation, input) {
      const said = JSON.stringify([operation, input])
      const key = open?.said === said ? open.key : newKey()
      const outcome = await api.press(operation, { ...input, key })
      open = !outcome.ok && outcome.code === 'NO_ANSWER' ? { said, key } : null
      return outcome
    },
  }
}
