import type { Db } from './open-database.ts'

const SQL = `
CREATE TEMP TABLE place (place INTEGER NOT NULL, id INTEGER NOT NULL, PRIMARY KEY (place, id)) STRICT, WITHOUT ROWID;
INSERT INTO place SELECT place, id FROM main.idempotency ORDER BY place;
CREATE TEMP TRIGGER place_of_new AFTER INSERT ON main.idempotency BEGIN INSERT INTO place VALUES (new.place, new.id); END;
CREATE TEMP TRIGGER place_of_old AFTER DELETE ON main.idempotency
  BEGIN DELETE FROM place WHERE place = old.place AND id = old.id; END;
`

/**
 * Where to find a kept answer by the place of its key (`temp.place`): in memory, because keys lie anywhere, and on disk
 * each would cost a page of its own in every commit. As a temporary table it follows its table through every rollback.
 * Made at every opening, of a week's 70,000 answers in 0.2 seconds.
 */
export const keepPlaces = (db: Db): void => void db.exec(SQL)
