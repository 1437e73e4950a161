import { z } from 'zod'

// zod would try `new Function`, which the pages' policy reports as an error. Must be imported before any schema.
z.config({ jitless: true })
