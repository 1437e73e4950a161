/** Changes to a thing; what need not be there is taken out of it by undefined. */
export type Patch<T> = { readonly [K in keyof T]?: T[K] | (object extends Pick<T, K> ? undefined : never) }

/** The thing with the changes. */
export const patched = <T extends object>(thing: T, patch: Patch<T>): T =>
  Object.fromEntries(Object.entries({ ...thing, ...patch }).filter(([, value]) => value !== undefined)) as T
