#!/usr/bin/env node
import { writeFileSync } from 'node:fs'

// What the archive of the program would be; `makensis.mjs` puts in its files instead.
const archive = process.argv.find((arg) => arg.endsWith('.7z'))
if (archive !== undefined) writeFileSync(archive, '7z')
