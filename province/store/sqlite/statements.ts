import type Database from 'better-sqlite3'

/** Statements by their text, each prepared when it is first needed and kept. */
export type Statements = {
  all<R>(sql: string, ...values: unknown[]): R[]
  /** Null: no row. */
  get<R>(sql: string, ...values: unknown[]): R | null
  /** @returns how many rows were changed */
  run(sql: string, ...values: unknown[]): number
}

export function createStatements(db: Database.Database): Statements {
  const kept = new Map<string, Database.Statement>()
  function statement(sql: string): Database.Statement {
    const made = kept.get(sql) ?? db.prepare(sql)
    kept.set(sql, made)
    return made
  }
  return {
    all: <R>(sql: string, ...values: unknown[]) => statement(sql).all(...values) as R[],
    get: <R>(sql: string, ...values: unknown[]) => (statement(sql).get(...values) as R | undefined) ?? null,
    run: (sql, ...values) => statement(sql).run(...values).changes,
  }
}
